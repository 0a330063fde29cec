using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Security;
using Linli.TestKit;

namespace Linli.Identity.Tests.Support;

/// <summary>A sub-district lets the platform's operators in, and out.</summary>
public sealed class LettingSupportIn(IdentityHost host)
{
    private async Task<IEnumerable<string>> HeldAsync(ScopePath scope) => (await host.Operator().GetAsync("/me/grants")).PermissionsAt(scope);

    [Fact]
    public async Task An_operator_holds_nothing_in_a_sub_district_until_it_opens_and_nothing_once_it_closes()
    {
        var tenant = await host.TenantAsync();
        Assert.Empty(await HeldAsync(tenant.Scope));

        var door = await tenant.OpenDoorAsync();
        Assert.Contains(Permissions.MemberRead, await HeldAsync(tenant.Scope));
        Assert.DoesNotContain(await HeldAsync(tenant.Scope), p => !p.EndsWith(".read", StringComparison.Ordinal));

        await tenant.EndDoorAsync(door);
        Assert.Empty(await HeldAsync(tenant.Scope));
    }

    [Theory]
    [InlineData("support")]
    [InlineData("support-worker")]
    [InlineData("support-manager")]
    public async Task No_extent_lets_support_give_roles_or_touch_people_sign_in_support_exports_and_the_audit(string extent)
    {
        var tenant = await host.TenantAsync();
        await tenant.OpenDoorAsync(extent);

        var held = (await HeldAsync(tenant.Scope)).ToList();

        Assert.Empty(held.Intersect([Permissions.AccessGrant, Permissions.SignInManage, Permissions.SupportAllow, Permissions.AuditRead, Permissions.TenantExport]));
        Assert.Equal(extent != "support", held.Contains(Permissions.UnitEdit));
        Assert.Equal(extent == "support-manager", held.Contains(Permissions.SettingsManage));
        using var given = await tenant.Admin.TryInviteAsync(extent, tenant.Scope);
        Assert.Equal("assignment.role_not_at_scope", await given.CodeAsync());
    }

    [Fact]
    public async Task Operators_see_which_sub_districts_are_open_to_them_and_nobody_else_does()
    {
        var tenant = await host.TenantAsync();
        await host.Events.PublishAsync(new TenantProvisioned(tenant.Scope.TenantId!.Value, DateTimeOffset.UtcNow, "650102001000", "开门街道"));
        await tenant.OpenDoorAsync("support-worker");

        var doors = await Eventually.Async(() => host.Operator().GetAsync("/me/doors"), d => d.ToString().Contains("开门街道", StringComparison.Ordinal));
        var door = Assert.Single(doors.EnumerateArray(), d => d.GetProperty("scope").GetString() == tenant.Scope.ToString());
        Assert.Equal("support-worker", door.GetProperty("extent").GetString());
        Assert.DoesNotContain("街道管理员", door.ToString(), StringComparison.Ordinal);
        foreach (var other in new[] { host.City, tenant.Admin, (await host.TenantAsync()).Admin })
        {
            Assert.Empty((await other.GetAsync("/me/doors")).EnumerateArray());
        }
    }

    [Fact]
    public async Task There_is_one_door_at_a_time_and_one_that_ran_out_makes_room()
    {
        var tenant = await host.TenantAsync();
        var door = await tenant.OpenDoorAsync();

        using var second = await tenant.Admin.PostAsync("/support/doors", new { hours = 1, reason = "再开一次" });
        Assert.Equal("support.open_already", await second.CodeAsync());

        await host.RunOutAsync(door);
        Assert.Empty(await HeldAsync(tenant.Scope));
        using var late = await tenant.Admin.PostAsync($"/support/doors/{door}/end");
        Assert.Equal("support.ended", await late.CodeAsync());
        await tenant.OpenDoorAsync();
        var doors = (await tenant.Admin.GetAsync("/support/doors")).GetProperty("items");
        Assert.Equal([true, false], doors.EnumerateArray().Select(d => d.GetProperty("isOpen").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, doors[1].GetProperty("endedBy").ValueKind);
    }

    [Theory]
    [InlineData(5, "support", "原因", "hours")]
    [InlineData(720, "support", "原因", "hours")]
    [InlineData(1, "tenant-admin", "原因", "extent")]
    [InlineData(1, "support", "", "reason")]
    public async Task Terms_beyond_the_list_are_refused_at_their_field(int hours, string extent, string reason, string field)
    {
        var tenant = await host.TenantAsync();

        using var refused = await tenant.Admin.PostAsync("/support/doors", new { hours, extent, reason });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True((await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task An_operator_enters_by_switching_is_noted_each_time_and_falls_back_to_the_city_when_the_door_closes()
    {
        var tenant = await host.TenantAsync();
        using var browser = host.Browser();
        await browser.SignInAsync("operator@demo", IdentityHost.DemoPassword);
        using (var before = await browser.GetAsync($"{browser.AuthorizeUrl}&acting_scope={tenant.Scope}"))
        {
            Assert.Contains("error=invalid_scope", before.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        var door = await tenant.OpenDoorAsync();
        var inside = await browser.SwitchAsync(tenant.Scope.ToString());
        Assert.Equal("support", inside.Claims.GetProperty("role").GetString());
        Assert.Equal(tenant.Scope.TenantId.ToString(), inside.Claims.GetProperty("tenant").GetString());

        var visit = Assert.Single((await tenant.Admin.GetAsync($"/support/doors/{door}")).GetProperty("visits").EnumerateArray());
        var person = visit.GetProperty("person");
        Assert.Equal(await host.OperatorIdAsync(), person.GetProperty("id").GetGuid());
        var entry = Assert.Single((await tenant.Admin.GetAsync("/audit?verb=support-enter&support=true")).GetProperty("items").EnumerateArray());
        Assert.Equal(person.GetProperty("id").GetGuid(), entry.GetProperty("personId").GetGuid());
        Assert.Equal(person.GetProperty("name").GetString(), (await tenant.Admin.GetAsync($"/people/names?ids={person.GetProperty("id")}"))[0].GetProperty("name").GetString());

        await tenant.EndDoorAsync(door);
        using var answer = await browser.RefreshAsync(inside.RefreshToken);
        Assert.Equal("city", (await SignedIn.ReadAsync(answer)).Claims.GetProperty("scope_path").GetString());
    }

    [Theory]
    [InlineData("tenant-admin", 1)]
    [InlineData("support", 100)]
    public async Task The_database_lets_nobody_in_as_more_than_support_or_for_longer_than_three_days(string extent, int hours)
    {
        var tenant = await host.TenantAsync();
        await using var db = host.AsApp();
        await using var connection = await db.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var set = new Npgsql.NpgsqlCommand($"SELECT set_config('app.tenant_id', '{tenant.Scope.TenantId}', true)", connection);
        await set.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var insert = new Npgsql.NpgsqlCommand(
            $"INSERT INTO support_door (tenant_id, id, extent, reason, opened_by, opened_at, until) VALUES ('{tenant.Scope.TenantId}', gen_random_uuid(), '{extent}', '', gen_random_uuid(), now(), now() + interval '{hours} hours')", connection);

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal(Npgsql.PostgresErrorCodes.CheckViolation, refused.SqlState);
    }
}
