using System.Text.RegularExpressions;
using Xunit;

namespace Linli.Platform.Tests.Browser;

/// <summary>Every page that somebody can reach by links, in both languages and at both sizes. New pages are found by themselves.</summary>
[Collection(nameof(Stand))]
public sealed partial class PageTests(Stand stand, Chromium chromium)
{
    /// <summary>Whoever may do most comes first; the others add the pages that are theirs.</summary>
    private static readonly string[] People = ["junminlu@demo", "jiankanglu@demo", "wusu@demo", "city@demo", "operator@demo", "member@demo", "liaison@demo"];

    /// <summary>Pages that no link leads to.</summary>
    private static readonly HashSet<string> Unlinked = ["/ui", "/error"];

    private readonly HashSet<string> seen = [];
    private readonly List<string> faults = [];

    [Theory]
    [InlineData("zh-Hans")]
    [InlineData("en")]
    public async Task Every_page_fits_desk_and_phone_can_be_used_by_everybody_and_makes_the_browser_complain_of_nothing(string language)
    {
        // Looked at closely at a desk in one language and on a phone in the other: the markup is the same.
        var screen = language == "en" ? Screen.Phone : Screen.Desk;
        await using (var stranger = await chromium.VisitAsync(stand, screen, language))
        {
            await WalkAsync(stranger, "stranger");
        }

        foreach (var person in People)
        {
            await using var visitor = await chromium.VisitAsync(stand, screen, language);
            await visitor.SignInAsync(person);
            await WalkAsync(visitor, person.Split('@')[0]);
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal([], Portal.Pages.Except(seen).Except(Unlinked));
    }

    private async Task WalkAsync(Visitor visitor, string who)
    {
        seen.Remove("/");
        var ahead = new Queue<string>(["/"]);
        while (ahead.TryDequeue(out var address))
        {
            var page = Portal.Anonymous(address);
            if (!seen.Add(page))
            {
                continue;
            }

            await visitor.GoAsync(address);
            // "/" leads on to where this person begins.
            seen.Add(Portal.Anonymous(visitor.Path));
            var picture = $"{(page == "/" ? who : "")}{page}".Trim('/').Replace(Portal.Id, "id", StringComparison.Ordinal).Replace('/', '.');
            faults.AddRange(await visitor.LookAsync(picture));
            faults.AddRange(await visitor.FitsAsync(visitor.Screen.IsPhone ? Screen.Desk : Screen.Phone, picture));
            foreach (var link in await visitor["a[href^='/']:not([download])"].EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))"))
            {
                if (!Elsewhere().IsMatch(link))
                {
                    ahead.Enqueue(link.Split('#')[0]);
                }
            }
        }

        visitor.HasNoComplaints();
    }

    [GeneratedRegex("^/(api|docs|openapi|language|signin|account)\\b")]
    private static partial Regex Elsewhere();
}
