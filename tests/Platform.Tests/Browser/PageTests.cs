using System.Net;
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
        var unreached = Portal.Pages.Except(seen).Except(Unlinked).ToList();
        Assert.True(unreached.Count == 0, $"No link leads there: {string.Join(' ', unreached)}");
    }

    /// <summary>Looks at what nobody has looked at yet; the rest is only read, for the links that this person finds there.</summary>
    private async Task WalkAsync(Visitor visitor, string who)
    {
        seen.Remove("/");
        HashSet<string> mine = [];
        var ahead = new Queue<string>(["/"]);
        while (ahead.TryDequeue(out var address))
        {
            var page = Portal.Anonymous(address);
            if (mine.Add(page))
            {
                foreach (var link in seen.Add(page) ? await LookAsync(visitor, address, page, who) : await ReadAsync(visitor, address))
                {
                    if (!Elsewhere().IsMatch(link))
                    {
                        ahead.Enqueue(link.Split('#')[0]);
                    }
                }
            }
        }

        visitor.HasNoComplaints();
    }

    private async Task<string[]> LookAsync(Visitor visitor, string address, string page, string who)
    {
        await visitor.GoAsync(address);
        // "/" leads on to where this person begins.
        seen.Add(Portal.Anonymous(visitor.Path));
        var picture = $"{(page == "/" ? who : "")}{page}".Trim('/').Replace(Portal.Id, "id", StringComparison.Ordinal).Replace('/', '.');
        faults.AddRange(await visitor.LookAsync(picture));
        faults.AddRange(await visitor.FitsAsync(visitor.Screen.IsPhone ? Screen.Desk : Screen.Phone, picture));
        return await visitor["a[href^='/']:not([download])"].EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
    }

    private static async Task<string[]> ReadAsync(Visitor visitor, string address)
    {
        var answer = await visitor.Page.APIRequest.GetAsync(address);
        Assert.True(answer.Ok, $"{address}: {answer.Status}");
        return [.. Link().Matches(await answer.TextAsync()).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];
    }

    [GeneratedRegex("<a [^>]*\\bhref=\"(/[^\"]*)\"(?![^>]*\\bdownload)")]
    private static partial Regex Link();

    [GeneratedRegex("^/(api|docs|openapi|language|signin|account)\\b")]
    private static partial Regex Elsewhere();
}
