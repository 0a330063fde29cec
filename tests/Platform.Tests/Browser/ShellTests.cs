using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Linli.Platform.Tests.Browser;

/// <summary>Signing in and out, the language, the menu, and paper.</summary>
[Collection(nameof(Stand))]
public sealed class ShellTests(Stand stand, Chromium chromium)
{
    [Theory]
    [InlineData("desk")]
    [InlineData("phone")]
    public async Task Whoever_signs_out_is_out(string size)
    {
        await using var visitor = await chromium.VisitAsync(stand, Screen.Of(size), "zh-Hans");
        await visitor.GoAsync("/signin?returnUrl=/units");
        await visitor.IsSoundAsync("sign-in");
        await visitor.FillAsync("Name", "shengli@demo");
        await visitor.FillAsync("Password", "not this one");
        await visitor.PressAsync("form:has([name=Password]) button");
        await Expect(visitor["#problem"]).ToBeVisibleAsync();
        await Expect(visitor["[name=Name]"]).ToHaveValueAsync("shengli@demo");
        await visitor.IsSoundAsync("sign-in.refused");

        await visitor.FillAsync("Password", Stand.DemoPassword);
        await visitor.PressAsync("form:has([name=Password]) button");
        Assert.Equal("/units", visitor.Path);
        if (visitor.Screen.IsPhone)
        {
            await visitor[".bottom-bar label"].ClickAsync();
        }

        await visitor.PressAsync("form[action='/signout'] button");
        await visitor.IsSoundAsync("sign-out");
        await visitor.GoAsync("/units");
        await Expect(visitor["[name=Password]"]).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_language_changes_in_place_and_stays_changed()
    {
        await using var visitor = await chromium.VisitAsync(stand, Screen.Desk, "zh-Hans");
        await visitor.SignInAsync("junminlu@demo");
        await visitor.GoAsync("/members?q=党员 00&sort=-name");
        await visitor.PressAsync(".language");
        await Expect(visitor["html[lang=en]"]).ToHaveCountAsync(1);
        Assert.Equal("/members", visitor.Path);
        await Expect(visitor["main [name=q]"]).ToHaveValueAsync("党员 00");
        await visitor.GoAsync("/units");
        await Expect(visitor["html[lang=en]"]).ToHaveCountAsync(1);
        visitor.HasNoComplaints();
    }

    [Fact]
    public async Task The_menu_of_a_phone_opens_leads_on_and_closes()
    {
        await using var visitor = await chromium.VisitAsync(stand, Screen.Phone, "zh-Hans");
        await visitor.SignInAsync("junminlu@demo");
        await visitor.GoAsync("/members");
        await visitor[".bottom-bar label"].ClickAsync();
        await visitor.IsSoundAsync("menu");
        await visitor[".menu a[href='/contributions']"].ClickAsync();
        await visitor.Page.WaitForURLAsync("**/contributions");
        await Expect(visitor[".menu a[href='/contributions']"]).Not.ToBeVisibleAsync();
        visitor.HasNoComplaints();
    }

    /// <summary>The question opens in sight, also beside a button at the very edge, and goes away with Escape.</summary>
    [Theory]
    [InlineData("desk")]
    [InlineData("phone")]
    public async Task A_deed_that_cannot_be_taken_back_asks_first_and_in_sight(string size)
    {
        await using var visitor = await chromium.VisitAsync(stand, Screen.Of(size), "zh-Hans");
        await visitor.SignInAsync("junminlu@demo");
        await visitor.GoAsync("/members?q=党员 002");
        await visitor["main .row-target"].ClickAsync();
        var question = visitor[".page-header .confirm-card"];
        await visitor[".page-header .confirm summary"].ClickAsync();
        await Expect(question).ToBeInViewportAsync(new() { Ratio = 1 });
        await visitor.IsSoundAsync("question");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(question).Not.ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_question_at_the_left_edge_does_not_lie_under_the_menu()
    {
        await using var visitor = await chromium.VisitAsync(stand, Screen.Desk, "zh-Hans");
        await visitor.SignInAsync("city@demo");
        await visitor.GoAsync("/tenants?q=淮海");
        await visitor["main .row-target"].ClickAsync();
        var deed = visitor[".card-body .btn-list > .confirm"].First;
        await deed.Locator("summary").ClickAsync();
        var (question, page) = (await deed.Locator(".confirm-card").BoundingBoxAsync(), await visitor["main"].BoundingBoxAsync());
        Assert.True(question!.X >= page!.X, $"The question begins at {question.X}, the page at {page.X}.");
        await deed.Locator("[data-close]").ClickAsync();
        await Expect(deed.Locator(".confirm-card")).Not.ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_slip_on_paper_is_the_slip_alone()
    {
        await using var visitor = await chromium.VisitAsync(stand, Screen.Desk, "zh-Hans");
        await visitor.SignInAsync("junminlu@demo");
        await visitor.GoAsync("/members?q=党员 001");
        var member = await visitor["main .row-target"].GetAttributeAsync("href");
        await visitor.GoAsync($"{member}/slip");
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var screenOnly in (string[])[".navbar-vertical", ".bottom-bar", ".site-footer", "[data-print]"])
        {
            await Expect(visitor[screenOnly].First).Not.ToBeVisibleAsync();
        }

        await Expect(visitor["main"]).ToContainTextAsync("党员 001");
        // One sheet of A4, 297 mm less margins at 96 dots an inch.
        Assert.InRange(await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollHeight"), 100, 1040);
        await visitor.Page.PdfAsync(new() { Path = Path.Combine(Chromium.Pictures, "slip.pdf"), Format = "A4" });
        await visitor.PictureAsync("slip.print");
    }
}
