using System.Net;
using System.Text.Json;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Security;
using Linli.TestKit;

namespace Linli.Identity.Tests.Access;

/// <summary>One person who works in a community of one sub-district and is a member in another.</summary>
public sealed class Switching(IdentityHost host)
{
    private sealed record Busy(string Name, Guid Id, TenantOfTest Work, ScopePath WorkPlace, TenantOfTest Home, ScopePath HomePlace, Guid HomeAssignment);

    private async Task<Busy> PersonAsync()
    {
        var (work, home) = (await host.TenantAsync(), await host.TenantAsync());
        var (workPlace, homePlace) = (work.Community(), home.Community());
        var name = Api.NewName();
        var account = new { userName = name, demoPassword = IdentityHost.DemoPassword };
        var person = await work.Admin.InviteAsync("王敏", "community-worker", workPlace, more: account);
        var member = await home.Admin.InviteAsync("王敏", "member", homePlace, more: new { userName = name });
        return new(name, person.Id, work, workPlace, home, homePlace, member.AssignmentId);
    }

    private static string Scope(JsonElement token) => token.GetProperty("scope_path").GetString()!;

    [Fact]
    public async Task A_person_sees_every_place_where_they_hold_a_role_by_its_name_and_no_other()
    {
        var person = await PersonAsync();
        foreach (var (scope, name) in new[] { (person.WorkPlace, "健康路社区"), (person.HomePlace, "气象社区") })
        {
            await host.Events.PublishAsync(new TenantProvisioned(scope.TenantId!.Value, DateTimeOffset.UtcNow, "650102001000", $"{name}所在街道"));
            await host.Events.PublishAsync(new CommunityCreated(scope.TenantId.Value, DateTimeOffset.UtcNow, scope.CommunityId!.Value, null, "旧名"));
            await host.Events.PublishAsync(new CommunityCreated(scope.TenantId.Value, DateTimeOffset.UtcNow, Guid.CreateVersion7(), null, "与此人无关的社区"));
            await host.Events.PublishAsync(new CommunityRenamed(scope.TenantId.Value, DateTimeOffset.UtcNow, scope.CommunityId.Value, name));
        }

        var mine = host.As(person.Id, person.WorkPlace, "community-worker");
        var scopes = await Eventually.Async(() => mine.GetAsync("/me/scopes"), s => s.ToString().Contains("气象社区", StringComparison.Ordinal) && s.ToString().Contains("健康路社区", StringComparison.Ordinal));

        Assert.Equal(new[] { person.HomePlace.ToString(), person.WorkPlace.ToString() }.Order(), scopes.EnumerateArray().Select(s => s.GetProperty("scope").GetString()).Order());
        var current = Assert.Single(scopes.EnumerateArray(), s => s.GetProperty("isCurrent").GetBoolean());
        Assert.Equal("健康路社区", current.GetProperty("community").GetString());
        Assert.Equal("健康路社区所在街道", current.GetProperty("tenant").GetString());
        Assert.Equal("community-worker", Assert.Single(current.GetProperty("roles").EnumerateArray()).GetString());
        await using var app = host.AsApp();
        await using var names = app.CreateCommand("SELECT count(*) FROM place");
        Assert.Equal(0L, await names.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_next_token_acts_where_the_person_chose_and_stays_there_when_it_is_refreshed()
    {
        var person = await PersonAsync();
        using var browser = host.Browser();
        var first = await browser.SignInAsync(person.Name, IdentityHost.DemoPassword);

        var second = await browser.SwitchAsync(person.HomePlace.ToString());
        using var answer = await browser.RefreshAsync(second.RefreshToken);
        var refreshed = await SignedIn.ReadAsync(answer);

        Assert.Equal(person.WorkPlace.ToString(), Scope(first.Claims));
        foreach (var token in new[] { second, refreshed })
        {
            Assert.Equal(person.HomePlace.ToString(), Scope(token.Claims));
            Assert.Equal(person.HomePlace.TenantId.ToString(), token.Claims.GetProperty("tenant").GetString());
            Assert.Equal("member", token.Claims.GetProperty("role").GetString());
        }
    }

    [Fact]
    public async Task A_place_where_the_person_holds_nothing_cannot_be_chosen()
    {
        var person = await PersonAsync();
        using var browser = host.Browser();
        await browser.SignInAsync(person.Name, IdentityHost.DemoPassword);

        foreach (var scope in new[] { "city", person.Work.Scope.ToString(), (await host.TenantAsync()).Scope.ToString(), "no scope at all" })
        {
            using var refused = await browser.GetAsync(browser.AuthorizeUrl + "&acting_scope=" + Uri.EscapeDataString(scope));
            Assert.Contains("error=invalid_scope", refused.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_chosen_place_that_is_withdrawn_is_gone_at_once_and_the_next_token_falls_back()
    {
        var person = await PersonAsync();
        using var browser = host.Browser();
        await browser.SignInAsync(person.Name, IdentityHost.DemoPassword);
        var chosen = await browser.SwitchAsync(person.HomePlace.ToString());

        using var withdrawn = await person.Home.Admin.DeleteAsync($"/assignments/{person.HomeAssignment}");
        var scopes = await new Api(host.Run.Identity, chosen.AccessToken).GetAsync("/me/scopes");
        using var again = await browser.GetAsync(browser.AuthorizeUrl + "&acting_scope=" + person.HomePlace);
        using var answer = await browser.RefreshAsync(chosen.RefreshToken);

        Assert.Equal(HttpStatusCode.OK, withdrawn.StatusCode);
        Assert.Equal(person.WorkPlace.ToString(), Assert.Single(scopes.EnumerateArray()).GetProperty("scope").GetString());
        Assert.Contains("error=invalid_scope", again.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(person.WorkPlace.ToString(), Scope((await SignedIn.ReadAsync(answer)).Claims));
    }

    [Fact]
    public async Task Whoever_switches_from_the_city_into_a_tenant_brings_none_of_the_citys_rights_along()
    {
        var tenant = await host.TenantAsync();
        var own = tenant.Community();
        var stranger = await tenant.Admin.InviteAsync("旁人", "member", tenant.Community());
        var officer = await host.Run.AppointAsync(host.Run.OperatorToken, "city-officer", ScopePath.City, canDelegate: true);
        var id = (await new Api(host.Run.Identity, officer).GetAsync("/me")).GetProperty("id").GetGuid();
        using var given = await tenant.Admin.PostAsync("/people", new { name = "兼职者", userName = await NameOfAsync(id), role = "member", scope = own.ToString() });
        Assert.True(given.IsSuccessStatusCode, await given.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        var inTenant = host.As(id, own, "member");
        using var people = await inTenant.SendAsync(HttpMethod.Get, "/people");
        using var person = await inTenant.SendAsync(HttpMethod.Get, $"/people/{stranger.Id}");

        Assert.Equal(HttpStatusCode.Forbidden, people.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, person.StatusCode);
        Assert.Equal(2, (await inTenant.GetAsync("/me/scopes")).GetArrayLength());
    }

    private async Task<string> NameOfAsync(Guid person) =>
        (await host.As(person, ScopePath.City, "city-officer").GetAsync("/me")).GetProperty("signInName").GetString()!;
}
