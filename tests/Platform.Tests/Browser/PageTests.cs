using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Linli.Platform.Tests.Browser;

/// <summary>Every page that somebody can reach by links, in both languages and at both sizes. New pages are found by themselves.</summary>
[Collection(nameof(Stand))]
public sealed partial class PageTests(Stand stand, Chromium chromium, ITestOutputHelper output)
{
    /// <summary>Whoever may do most comes first; the others add the pages that are theirs.</summary>
    private static readonly string[] People = ["junminlu@demo", "jiankanglu@demo", "wusu@demo", "city@demo", "operator@demo", "member@demo", "liaison@demo"];

    /// <summary>Pages that no link leads to.</summary>
    private static readonly HashSet<string> Unlinked = ["/ui", "/error"];

    private readonly HashSet<string> seen = [];
    private readonly List<string> faults = [];

    [Fact]
    public async Task Every_page_fits_desk_and_phone_can_be_used_by_everybody_and_makes_the_browser_complain_of_nothing()
    {
        await WalkAsync(null);
        foreach (var person in People)
        {
            await WalkAsync(person);
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        output.WriteLine($"The demo city's links lead nobody to: {string.Join(' ', Portal.Pages.Except(seen).Except(Unlinked))}");
    }

    /// <summary>
    /// Looks at what nobody has looked at yet; the rest is only read, for the links that this person finds there. Looked at closely at a
    /// desk in one language and on a phone in the other: the markup is the same.
    /// </summary>
    private async Task WalkAsync(string? person)
    {
        await using var desk = await chromium.VisitAsync(stand, Screen.Desk, "zh-Hans");
        await using var phone = await chromium.VisitAsync(stand, Screen.Phone, "en");
        if (person is not null)
        {
            await desk.SignInAsync(person);
            await phone.SignInAsync(person);
        }

        seen.Remove("/");
        HashSet<string> mine = [];
        var ahead = new Queue<string>(["/"]);
        while (ahead.TryDequeue(out var address))
        {
            var page = Portal.Anonymous(address);
            if (mine.Add(page))
            {
                foreach (var link in seen.Add(page) ? await LookAsync([desk, phone], address, Picture(page, person)) : await ReadAsync(desk, address))
                {
                    if (!Elsewhere().IsMatch(link))
                    {
                        ahead.Enqueue(link.Split('#')[0]);
                    }
                }
            }
        }

        desk.HasNoComplaints();
        phone.HasNoComplaints();
    }

    private async Task<IEnumerable<string>> LookAsync(Visitor[] visitors, string address, string picture)
    {
        var looks = await Task.WhenAll(visitors.Select(async visitor =>
        {
            await visitor.GoAsync(address);
            var wrong = await visitor.LookAsync(picture);
            return (Wrong: wrong.Concat(await visitor.FitsAsync(visitor.Screen.IsPhone ? Screen.Desk : Screen.Phone, picture)).ToList(),
                Links: await visitor["a[href^='/']:not([download])"].EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))"));
        }));
        // "/" leads on to where this person begins.
        seen.Add(Portal.Anonymous(visitors[0].Path));
        faults.AddRange(looks.SelectMany(look => look.Wrong));
        return looks.SelectMany(look => look.Links).Distinct();
    }

    private static string Picture(string page, string? person) =>
        $"{(page == "/" ? person?.Split('@')[0] ?? "stranger" : "")}{page}".Trim('/').Replace(Portal.Id, "id", StringComparison.Ordinal).Replace('/', '.');

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
