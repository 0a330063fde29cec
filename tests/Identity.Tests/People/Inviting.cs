using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.ServiceDefaults.Security;

namespace Linli.Identity.Tests.People;

public sealed class Inviting(IdentityHost host)
{
    [Fact]
    public async Task An_invited_person_sets_a_password_once_and_signs_in_with_phone_or_email()
    {
        var tenant = await host.TenantAsync();
        var phone = $"139{Random.Shared.Next(10_000_000, 99_999_999)}";
        var email = $"{Api.NewName()}@example.cn";
        var invited = await tenant.Admin.InviteAsync("李红", "community-worker", tenant.Community(), more: new { userName = (string?)null, phone, email });
        var page = new Uri(invited.Invitation!).PathAndQuery;
        using var browser = host.Browser();

        using var set = await browser.SubmitAsync(page, ("Token", page.Split('=')[1]), ("Password", "晨光路口的槐树又开花了"), ("Again", "晨光路口的槐树又开花了"));

        Assert.Equal("/signin", set.Headers.Location?.ToString());
        using var again = await browser.GetAsync(page);
        Assert.Contains("链接已失效", await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        foreach (var name in new[] { phone, $"+86 {phone[..3]}-{phone[3..7]}-{phone[7..]}", email.ToUpperInvariant() })
        {
            using var other = host.Browser();
            await other.SignInAsync(name, "晨光路口的槐树又开花了");
        }
    }

    [Theory]
    [InlineData("short", "密码至少需要")]
    [InlineData("1234567890", "太常见")]
    [InlineData("P@ssw0rd2024", "太常见")]
    [InlineData("woaini1314!!", "太常见")]
    [InlineData("dragonball88", "太常见")]
    [InlineData("LinLi-2026-", "太常见")]
    [InlineData("red1red1red1red1", "太常见")]
    [InlineData("李红李红李红李红李红123", "不要包含您的姓名")]
    public async Task A_weak_password_is_refused_and_the_link_still_works(string password, string message)
    {
        var tenant = await host.TenantAsync();
        var invited = await tenant.Admin.InviteAsync("李红", "community-worker", tenant.Community());
        var page = new Uri(invited.Invitation!).PathAndQuery;
        using var browser = host.Browser();

        using var refused = await browser.SubmitAsync(page, ("Token", page.Split('=')[1]), ("Password", password), ("Again", password));

        Assert.Contains(message, await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var set = await browser.SubmitAsync(page, ("Token", page.Split('=')[1]), ("Password", "better than before"), ("Again", "better than before"));
        Assert.Equal("/signin", set.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Inviting_the_same_person_again_changes_nothing_but_the_link()
    {
        var tenant = await host.TenantAsync();
        var scope = tenant.Community();
        var userName = Api.NewName();
        var first = await tenant.Admin.InviteAsync("李红", "community-worker", scope, more: new { userName });

        var second = await tenant.Admin.InviteAsync("李红", "community-worker", scope, more: new { userName });

        Assert.Equal((first.Id, first.AssignmentId, false), (second.Id, second.AssignmentId, second.Created));
        using var browser = host.Browser();
        using var old = await browser.GetAsync(new Uri(first.Invitation!).PathAndQuery);
        Assert.Contains("链接已失效", await old.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var current = await browser.GetAsync(new Uri(second.Invitation!).PathAndQuery);
        Assert.Contains("李红", await current.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_tenant_cannot_get_hold_of_an_invitation_that_opens_the_first_ones_doors()
    {
        var one = await host.TenantAsync();
        var other = await host.TenantAsync();
        var userName = Api.NewName();
        var first = await one.Admin.InviteAsync("李红", "community-worker", one.Community(), more: new { userName });

        var second = await other.Admin.InviteAsync("李红", "community-worker", other.Community(), more: new { userName });

        Assert.Equal(first.Id, second.Id);
        Assert.Null(second.Invitation);
    }

    [Fact]
    public async Task A_refused_invitation_leaves_no_account_behind()
    {
        var tenant = await host.TenantAsync();
        var userName = Api.NewName();

        using var refused = await tenant.Admin.TryInviteAsync("operator", tenant.Scope, new { name = userName }, userName);

        Assert.Equal("assignment.role_not_at_scope", await refused.CodeAsync());
        await using var db = host.AsOwner();
        await using var count = db.CreateCommand("SELECT count(*) FROM person WHERE name = $1");
        count.Parameters.Add(new() { Value = userName });
        Assert.Equal(0L, await count.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_said_at_its_field_in_the_language_of_the_person()
    {
        var tenant = await host.TenantAsync();

        using var response = await tenant.Admin.SendAsync(HttpMethod.Post, "/people",
            new { phone = "12", email = "no address", validTo = "2001-01-01T00:00:00Z", scope = tenant.Scope.ToString() }, "en");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var errors = (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("errors");
        Assert.Equal(["email", "name", "phone", "role", "validTo"], errors.EnumerateObject().Select(e => e.Name).Order());
        Assert.Equal("The end must lie in the future.", errors.GetProperty("validTo")[0].GetString());
    }

    [Fact]
    public async Task People_are_listed_masked_and_within_reach_and_found_by_their_whole_contact()
    {
        var tenant = await host.TenantAsync();
        var (here, there) = (tenant.Community(), tenant.Community());
        var phone = $"139{Random.Shared.Next(10_000_000, 99_999_999)}";
        var worker = await tenant.Admin.InviteAsync("周本社", "community-worker", here, more: new { phone });
        await tenant.Admin.InviteAsync("吴外社", "community-worker", there);
        var admin = await tenant.Admin.InviteAsync("郑社管", "community-admin", here, canDelegate: true);
        var communityAdmin = host.As(admin.Id, here, "community-admin");

        var all = await communityAdmin.GetAsync("/people");
        var found = await communityAdmin.GetAsync($"/people?q={phone}");

        Assert.Equal(["周本社", "郑社管"], all.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(worker.Id, found.GetProperty("items")[0].GetProperty("id").GetGuid());
        Assert.Equal($"139****{phone[^4..]}", found.GetProperty("items")[0].GetProperty("phone").GetString());
        Assert.Equal(4, (await tenant.Admin.GetAsync("/people")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Pages_of_people_follow_one_another_without_gap_or_double()
    {
        var tenant = await host.TenantAsync();
        var scope = tenant.Community();
        for (var i = 0; i < 5; i++)
        {
            await tenant.Admin.InviteAsync("同名", "member", scope);
        }

        List<Guid> seen = [];
        string? after = null;
        do
        {
            var page = await tenant.Admin.GetAsync($"/people?size=2&after={after}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("id").GetGuid()));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        Assert.Equal(6, seen.Count);
        Assert.Equal(6, seen.Distinct().Count());
    }

    [Fact]
    public async Task Nobody_closes_the_account_of_somebody_who_also_works_elsewhere()
    {
        var one = await host.TenantAsync();
        var other = await host.TenantAsync();
        var userName = Api.NewName();
        var person = await one.Admin.InviteAsync("李红", "community-worker", one.Community(), more: new { userName });
        await other.Admin.InviteAsync("李红", "community-worker", other.Community(), more: new { userName });

        using var refused = await one.Admin.PostAsync($"/people/{person.Id}/disable");

        Assert.Equal("person.elsewhere", await refused.CodeAsync());
    }

    [Fact]
    public async Task The_last_admin_of_a_tenant_cannot_be_closed_out()
    {
        var tenant = await host.TenantAsync();

        using var refused = await host.City.PostAsync($"/people/{tenant.FirstAdmin.Id}/disable");

        Assert.Equal("assignment.last_admin", await refused.CodeAsync());
        Assert.NotEmpty((await tenant.Admin.GetAsync("/me/grants")).PermissionsAt(tenant.Scope));
    }

    [Fact]
    public async Task A_lost_invitation_is_renewed_until_there_is_a_password()
    {
        var tenant = await host.TenantAsync();
        var invited = await tenant.Admin.InviteAsync("李红", "community-worker", tenant.Community());

        using var renewed = await tenant.Admin.PostAsync($"/people/{invited.Id}/invitation");
        var page = new Uri((await renewed.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("invitation").GetString()!).PathAndQuery;
        using var browser = host.Browser();
        using var set = await browser.SubmitAsync(page, ("Token", page.Split('=')[1]), ("Password", "better than before"), ("Again", "better than before"));
        Assert.Equal("/signin", set.Headers.Location?.ToString());

        using var refused = await tenant.Admin.PostAsync($"/people/{invited.Id}/invitation");
        Assert.Equal("person.has_password", await refused.CodeAsync());
        using var foreign = await (await host.TenantAsync()).Admin.PostAsync($"/people/{invited.Id}/invitation");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task The_list_is_exported_as_it_is_shown_and_no_formula_survives()
    {
        var tenant = await host.TenantAsync();
        await tenant.Admin.InviteAsync("=1+1", "community-worker", tenant.Community(), more: new { phone = "13912345678", userName = Api.NewName() });

        using var response = await tenant.Admin.SendAsync(HttpMethod.Get, "/people/export");
        var csv = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("'=1+1,139****5678", csv, StringComparison.Ordinal);
        Assert.Equal(3, csv.Trim().Split('\n').Length);
    }
}
