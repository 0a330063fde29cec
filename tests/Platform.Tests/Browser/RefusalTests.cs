using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Linli.Platform.Tests.Browser;

/// <summary>What is not there, what is not yours, and what went wrong.</summary>
[Collection(nameof(Stand))]
public sealed class RefusalTests(Stand stand, Chromium chromium)
{
    [Theory]
    [InlineData("desk", "zh-Hans")]
    [InlineData("phone", "en")]
    public async Task Whatever_has_an_unknown_id_is_answered_by_the_page_that_says_so(string size, string language)
    {
        await using var visitor = await chromium.VisitAsync(stand, Screen.Of(size), language);
        await visitor.SignInAsync("wusu@demo");
        var address = $"/units/{Guid.NewGuid()}";
        await visitor.GoAsync(address, status: 404);
        await Expect(visitor["main h1"]).ToHaveTextAsync(visitor.Says("Shell", "Error404Title"));
        Assert.Equal(address, visitor.Path);
        await visitor.IsSoundAsync("error.404");

        visitor.HasNoComplaints();
    }

    /// <summary>Somebody who may not open a page at all learns just as little about the id; whoever may is told that it is not there.</summary>
    [Fact]
    public async Task No_page_makes_an_exception_for_an_unknown_id()
    {
        List<Visitor> people = [];
        foreach (var person in (string[])["wusu@demo", "city@demo", "operator@demo"])
        {
            people.Add(await (await chromium.VisitAsync(stand, Screen.Desk, "zh-Hans")).SignInAsync(person));
        }

        foreach (var page in Portal.Pages.Where(page => page.Contains(Portal.Id, StringComparison.Ordinal)))
        {
            var address = page.Replace(Portal.Id, Guid.NewGuid().ToString(), StringComparison.Ordinal);
            var answers = await Task.WhenAll(people.Select(async p => (await p.Page.APIRequest.GetAsync(address)).Status));
            Assert.True(answers.All(a => a is 403 or 404) && answers.Contains(404), $"{page}: {string.Join(' ', answers)}");
        }

        foreach (var visitor in people)
        {
            await visitor.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_belongs_to_another_sub_district_is_not_there()
    {
        await using var owner = await chromium.VisitAsync(stand, Screen.Desk, "zh-Hans");
        await owner.SignInAsync("huaihai@demo");
        await using var other = await chromium.VisitAsync(stand, Screen.Desk, "zh-Hans");
        await other.SignInAsync("wusu@demo");

        Dictionary<string, string> theirs = [];
        foreach (var list in (string[])["/communities", "/units", "/posts", "/activities", "/access"])
        {
            await owner.GoAsync(list);
            foreach (var link in await owner["main a[href^='/']:not([download])"].EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))"))
            {
                if (Visitor.Identifier().IsMatch(link.Split('?')[0]))
                {
                    theirs.TryAdd(Portal.Anonymous(link), link);
                }
            }
        }

        Assert.True(theirs.Count >= 5, string.Join(' ', theirs.Values));
        foreach (var address in theirs.Values)
        {
            Assert.Equal((address, 200), (address, (await owner.Page.APIRequest.GetAsync(address)).Status));
            Assert.Equal((address, 404), (address, (await other.Page.APIRequest.GetAsync(address)).Status));
        }
    }

    [Fact]
    public async Task A_form_that_is_not_ours_ends_on_a_page_with_a_number_to_ask_about()
    {
        await using var visitor = await chromium.VisitAsync(stand, Screen.Desk, "zh-Hans");
        await visitor.SignInAsync("shengli@demo");
        await visitor.GoAsync("/units/new");
        await visitor["[name=__RequestVerificationToken]"].First.EvaluateAsync("e => e.value = 'forged'");
        await visitor.SubmitAsync();
        await Expect(visitor["main h1"]).ToHaveTextAsync(visitor.Says("Shell", "Error400Title"));
        await Expect(visitor["#trace"]).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9a-f]{32}$"));
    }

    [Fact]
    public async Task While_a_service_is_away_its_pages_say_so_and_work_again_as_soon_as_it_is_back()
    {
        await using var visitor = await chromium.VisitAsync(stand, Screen.Phone, "zh-Hans");
        await visitor.SignInAsync("shengli@demo");
        await stand["registry"].StopAsync();
        try
        {
            await visitor.GoAsync("/units", status: 503);
            await Expect(visitor["main h1"]).ToHaveTextAsync(visitor.Says("Shell", "Error503Title"));
            await Expect(visitor["#trace"]).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9a-f]{32}$"));
            await visitor.IsSoundAsync("error.503");
        }
        finally
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            await stand["registry"].StartAsync();
            await stand["registry"].WaitUntilReadyAsync(patience.Token);
        }

        await visitor.PressAsync("main a:has-text('" + visitor.Says("Shell", "TryAgain") + "')");
        await Expect(visitor["main tbody tr"].First).ToBeVisibleAsync();
    }
}
