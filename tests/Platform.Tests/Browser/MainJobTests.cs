using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Linli.Platform.Tests.Browser;

/// <summary>The platform's main job, done as people do it: by its pages alone, from a new sub-district to the city's figures.</summary>
[Collection(nameof(Stand))]
public sealed class MainJobTests(Stand stand, Chromium chromium, ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static int next = Random.Shared.Next(100, 900);

    [Theory]
    [InlineData("desk", "zh-Hans")]
    [InlineData("phone", "en")]
    public async Task From_a_new_sub_district_to_the_figures_that_it_and_the_city_see_without_a_reload(string size, string language)
    {
        var work = new Neighbourhood(stand, chromium, Screen.Of(size), language);
        var name = $"新城{Interlocked.Increment(ref next)}街道";

        await using var city = await work.SignInAsync("city@demo");
        var invitation = await work.ProvisionAsync(city, name, $"650104{next}000");
        await using var admin = await work.AcceptAsync(invitation);
        var community = await work.MakeCommunityAsync(admin, "向阳社区");
        await using var manager = await work.AcceptAsync(await work.InviteAsync(admin, "community-admin", "社区管理员", community));

        await work.EnterProfileAsync(manager, community);
        await work.RegisterUnitAsync(manager, community, "气象局");
        await using var first = await work.AcceptAsync(await work.InviteAsync(manager, "member", "王敏"));
        await using var second = await work.AcceptAsync(await work.InviteAsync(manager, "member", "李强"));
        await work.ReportInAsync(manager, "王敏", "气象局");
        await work.ReportInAsync(manager, "李强", "气象局");
        await work.LastPlaceAsync(admin, community, first, second);

        await WatchAsync(admin, "/dashboard");
        await WatchAsync(city, $"/city?q={Uri.EscapeDataString(name)}");
        await work.HoldActivityAsync(manager, community, "清洁家园");
        await SeesAsync(city, $"tr:has-text('{name}') td[data-label='{city.Says("Figures", "Metric.activities")}']", "1");
        await work.ContributeAsync(manager, community, "1234.56");
        await SeesAsync(admin, "main", "¥1,234.56");

        work.Faults.AddRange(await admin.LookAsync("story.dashboard"));
        work.Faults.AddRange(await city.LookAsync("story.city"));
        Assert.True(work.Faults.Count == 0, string.Join('\n', work.Faults));
        foreach (var visitor in (Visitor[])[city, admin, manager, first, second])
        {
            visitor.HasNoComplaints();
        }
    }

    /// <summary>Opens a page of figures and leaves it open: what is written into the window is gone after a reload.</summary>
    private static async Task WatchAsync(Visitor visitor, string page)
    {
        await visitor.GoAsync(page);
        await visitor.Page.EvaluateAsync("window.opened = true");
    }

    private async Task SeesAsync(Visitor visitor, string where, string what)
    {
        // The browser asks for figures only while its page is in front.
        await visitor.Page.BringToFrontAsync();
        var begun = TimeProvider.System.GetTimestamp();
        await Expect(visitor[where].First).ToContainTextAsync(what, new() { Timeout = (float)Patience.TotalMilliseconds });
        output.WriteLine($"{visitor.Path} showed {what} {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:0.0} s later.");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("window.opened === true"));
    }
}
