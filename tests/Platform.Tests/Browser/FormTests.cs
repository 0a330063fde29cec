using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Linli.Platform.Tests.Browser;

/// <summary>A form that refuses says why where it is, keeps what was typed and saves nothing; and it needs no mouse.</summary>
[Collection(nameof(Stand))]
public sealed class FormTests(Stand stand, Chromium chromium)
{
    [Theory]
    [InlineData("desk", "zh-Hans")]
    [InlineData("phone", "en")]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_stays(string size, string language)
    {
        await using var visitor = await chromium.VisitAsync(stand, Screen.Of(size), language);
        await visitor.SignInAsync("shengli@demo");
        var name = $"检验所{Guid.NewGuid():N}";
        await visitor.GoAsync("/units/new");
        await visitor.FillAsync("Input.Name", name);
        await visitor["[name='Input.Kind']"].SelectOptionAsync("institution");
        await visitor.FillAsync("Input.CreditCode", "91350100M000100Y4Z");
        await visitor.FillAsync("Input.StaffNumber", "许多");
        await visitor.SubmitAsync();
        await Expect(visitor["#f-Input-StaffNumber-error"]).ToHaveTextAsync(visitor.Says("Shell", "NotNumber"));
        await Expect(visitor["[name='Input.StaffNumber']"]).ToHaveValueAsync("许多");

        await visitor.FillAsync("Input.StaffNumber", "36");
        await visitor.SubmitAsync();
        // The check character that would be right is 3.
        await Expect(visitor["#f-Input-CreditCode-error"]).ToContainTextAsync("3");
        await Expect(visitor["[name='Input.CreditCode'][aria-invalid=true]"]).ToHaveValueAsync("91350100M000100Y4Z");
        await Expect(visitor["[name='Input.Name']"]).ToHaveValueAsync(name);
        await Expect(visitor[".form-errors"]).ToBeFocusedAsync();
        await visitor.IsSoundAsync("form.refused");

        await visitor.GoAsync($"/units?q={name}");
        await Expect(visitor["main .empty-title"]).ToHaveTextAsync(visitor.Says("Shell", "NothingFound"));
        visitor.HasNoComplaints();
    }

    [Fact]
    public async Task It_is_filled_in_and_sent_with_the_keyboard_alone()
    {
        await using var visitor = await chromium.VisitAsync(stand, Screen.Desk, "zh-Hans");
        await visitor.SignInAsync("shengli@demo");
        await visitor.GoAsync("/units/new");
        var keys = visitor.Page.Keyboard;

        await keys.PressAsync("Tab");
        await Expect(visitor[".skip-link"]).ToBeFocusedAsync();
        await Expect(visitor[".skip-link"]).ToBeInViewportAsync();
        await keys.PressAsync("Enter");
        await Expect(visitor["#content"]).ToBeFocusedAsync();

        var name = $"夕阳红合唱队{Guid.NewGuid():N}";
        List<string> order = [];
        while (await FocusedAsync(visitor) is var focused && focused != "submit")
        {
            order.Add(focused);
            if (focused == "Input.Name")
            {
                await keys.TypeAsync(name);
            }
            else if (focused == "Input.Kind")
            {
                await keys.PressAsync("ArrowDown");
            }

            await keys.PressAsync("Tab");
            Assert.True(order.Count < 40, $"The button cannot be reached: {string.Join(", ", order)}");
        }

        var fields = await visitor["main form[method=post] [name^='Input.']:not([type=hidden])"].EvaluateAllAsync<string[]>("all => all.map(e => e.name)");
        Assert.Equal(fields, order.Where(fields.Contains));
        await keys.PressAsync("Enter");
        await Expect(visitor[".flash"]).ToContainTextAsync(name);
        visitor.HasNoComplaints();
    }

    /// <summary>The name of what has the focus, which must be seen to have it.</summary>
    private static async Task<string> FocusedAsync(Visitor visitor)
    {
        var focused = await visitor.Page.EvaluateAsync<string[]>("""
            () => {
              const e = document.activeElement, group = e.closest('.input-group-flat');
              const shows = part => part && (getComputedStyle(part).outlineStyle !== 'none' || getComputedStyle(part).boxShadow !== 'none');
              const seen = e.id === 'content' || shows(e) || shows(group);
              return [e.type === 'submit' && e.closest('.submit-bar') ? 'submit' : e.name || e.getAttribute('href') || e.tagName, String(seen)];
            }
            """);
        Assert.True(focused[1] == "true", $"Nobody sees that {focused[0]} has the focus.");
        return focused[0];
    }
}
