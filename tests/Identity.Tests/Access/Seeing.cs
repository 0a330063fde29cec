using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Linli.Identity.Tests.Access;

/// <summary>Who may do what where, through whom, until when, and what a withdrawal would take along.</summary>
public sealed class Seeing(IdentityHost host)
{
    [Fact]
    public async Task A_role_is_followed_through_every_delegation_up_to_the_city()
    {
        var tenant = await host.TenantAsync();
        var own = tenant.Community();
        var admin = await tenant.Admin.InviteAsync("社区管理员", "community-admin", own, canDelegate: true);
        var member = await host.As(admin.Id, own, "community-admin").InviteAsync("成员", "member", own);

        var seen = await tenant.Admin.GetAsync($"/assignments/{member.AssignmentId}");

        var through = seen.GetProperty("through").EnumerateArray().ToList();
        Assert.Equal(["社区管理员", "街道管理员"], through.Select(t => t.GetProperty("person").GetProperty("name").GetString()));
        Assert.Equal([false, true], through.Select(t => t.GetProperty("fromCity").GetBoolean()));
        Assert.True((await tenant.Admin.GetAsync($"/assignments/{tenant.FirstAdmin.AssignmentId}")).GetProperty("fromCity").GetBoolean());
    }

    [Fact]
    public async Task An_heir_is_offered_with_exactly_what_the_withdrawal_then_passes_on()
    {
        var tenant = await host.TenantAsync();
        var (own, sibling) = (tenant.Community(), tenant.Community());
        var leaving = await tenant.Admin.InviteAsync("离任者", "tenant-admin", tenant.Scope, canDelegate: true);
        var giver = host.As(leaving.Id, tenant.Scope, "tenant-admin");
        var local = await tenant.Admin.InviteAsync("社区管理员", "community-admin", own, canDelegate: true);
        var here = await giver.InviteAsync("本社区工作者", "community-worker", own);
        var there = await giver.InviteAsync("别处工作者", "community-worker", sibling);
        await tenant.Admin.InviteAsync("旁人", "community-admin", own);

        var heirs = await tenant.Admin.GetAsync($"/assignments/{leaving.AssignmentId}/heirs");
        using var withdrawn = await tenant.Admin.DeleteAsync($"/assignments/{leaving.AssignmentId}?heir={local.Id}");

        Assert.Equal([tenant.FirstAdmin.Id, local.Id], heirs.EnumerateArray().Select(h => h.GetProperty("person").GetProperty("id").GetGuid()));
        Assert.Equal(new[] { here.AssignmentId, there.AssignmentId }.Order(), heirs[0].GetProperty("takes").EnumerateArray().Select(t => t.GetGuid()).Order());
        Assert.Equal([here.AssignmentId], heirs[1].GetProperty("takes").EnumerateArray().Select(t => t.GetGuid()));
        Assert.Equal(2, (await withdrawn.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("ended").GetInt32());
        Assert.NotEmpty((await host.As(here.Id, own, "community-worker").GetAsync("/me/grants")).PermissionsAt(own));
        Assert.Empty((await host.As(there.Id, sibling, "community-worker").GetAsync("/me/grants")).PermissionsAt(sibling));
    }

    [Fact]
    public async Task Heirs_of_another_tenants_role_do_not_exist()
    {
        var (one, other) = (await host.TenantAsync(), await host.TenantAsync());
        var worker = await one.Admin.InviteAsync("工作者", "community-worker", one.Community());

        using var refused = await other.Admin.SendAsync(HttpMethod.Get, $"/assignments/{worker.AssignmentId}/heirs");

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task The_list_is_narrowed_to_roles_that_end_soon_and_its_export_says_through_whom()
    {
        var tenant = await host.TenantAsync();
        var own = tenant.Community();
        var admin = await tenant.Admin.InviteAsync("甲", "community-admin", own, canDelegate: true);
        var soon = await host.As(admin.Id, own, "community-admin").InviteAsync("乙", "member", own, more: new { validTo = DateTimeOffset.UtcNow.AddDays(5) });

        var people = await tenant.Admin.GetAsync("/people?ends=7");
        using var export = await tenant.Admin.SendAsync(HttpMethod.Get, "/people/export");
        using var narrowed = await tenant.Admin.SendAsync(HttpMethod.Get, "/people/export?ends=7");

        Assert.Equal(soon.Id, Assert.Single(people.GetProperty("items").EnumerateArray()).GetProperty("id").GetGuid());
        var rows = (await export.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).SelectMany(l => l.Split('\n')).ToList();
        Assert.EndsWith("可再授权,授权人", rows[0], StringComparison.Ordinal);
        Assert.EndsWith(",市级", Assert.Single(rows, r => r.Contains("街道管理员,", StringComparison.Ordinal) && r.Contains(",街道管理员,", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.EndsWith(",街道管理员", Assert.Single(rows, r => r.StartsWith("甲,", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.EndsWith(",甲", Assert.Single(rows, r => r.StartsWith("乙,", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain("甲,", (await narrowed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n')[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_about_grants_says_until_when_it_is_true()
    {
        var tenant = await host.TenantAsync();
        var own = tenant.Community();
        var end = DateTimeOffset.UtcNow.AddMinutes(3);
        var member = await tenant.Admin.InviteAsync("成员", "member", own, more: new { validTo = end });

        var ending = await host.As(member.Id, own, "member").GetAsync("/me/grants");

        Assert.Equal(end, ending.GetProperty("until").GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
        Assert.Equal(JsonValueKind.Null, (await tenant.Admin.GetAsync("/me/grants")).GetProperty("until").ValueKind);
    }
}
