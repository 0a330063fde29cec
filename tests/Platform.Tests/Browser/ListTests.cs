using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Linli.Platform.Tests.Browser;

/// <summary>The list of the house, by the 130 members of 军民路社区.</summary>
[Collection(nameof(Stand))]
public sealed class ListTests(Stand stand, Chromium chromium)
{
    [Theory]
    [InlineData("desk", "zh-Hans")]
    [InlineData("phone", "en")]
    public async Task It_is_searched_filtered_sorted_paged_and_exported(string size, string language)
    {
        await using var visitor = await chromium.VisitAsync(stand, Screen.Of(size), language);
        await visitor.SignInAsync("junminlu@demo");
        await visitor.GoAsync("/members");
        var rows = visitor["main tbody tr"];
        var first = visitor["main tbody tr:first-child .row-target"];
        var beginning = await first.InnerTextAsync();
        Assert.Equal(131, await ExportAsync(visitor));

        await visitor["main a[rel=next]"].ClickAsync();
        await Expect(first).Not.ToHaveTextAsync(beginning);
        await visitor["main a[rel=prev]"].ClickAsync();
        await Expect(first).ToHaveTextAsync(beginning);

        await visitor["main [name=q]"].FillAsync("党员 007");
        await visitor["main [name=q]"].PressAsync("Enter");
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(first).ToContainTextAsync("党员 007");
        Assert.Equal(2, await ExportAsync(visitor));

        await visitor["main [name=post]"].SelectOptionAsync("false");
        await Expect(visitor["main .empty-title"]).ToHaveTextAsync(visitor.Says("Shell", "NothingFound"));
        await visitor["main .empty-action a"].ClickAsync();
        await Expect(first).ToHaveTextAsync(beginning);

        // A phone has no head to press: the order comes with the address, as in a link that somebody sent.
        if (visitor.Screen.IsPhone)
        {
            await visitor.GoAsync("/members?sort=-name");
        }
        else
        {
            await visitor["main th a[href*='sort=name']"].ClickAsync();
            await Expect(visitor["main th[aria-sort=ascending]"]).ToHaveCountAsync(1);
            await visitor["main th a[href*='sort=-name']"].ClickAsync();
        }

        await Expect(first).ToContainTextAsync("党员 130");
        visitor.HasNoComplaints();
    }

    /// <returns>How many lines the file has, its head included.</returns>
    private static async Task<int> ExportAsync(Visitor visitor)
    {
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor["main .list-tools a[download]"].ClickAsync());
        Assert.EndsWith(".csv", download.SuggestedFilename, StringComparison.Ordinal);
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        return (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
    }
}
