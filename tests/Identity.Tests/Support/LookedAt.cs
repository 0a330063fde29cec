using Linli.ServiceDefaults.Security;
using Linli.TestKit;

namespace Linli.Identity.Tests.Support;

/// <summary>What operators looked at in a sub-district, and how it hears of them.</summary>
public sealed class LookedAt(IdentityHost host)
{
    [Fact]
    public async Task What_support_looks_at_stands_in_the_tenants_audit_without_what_was_typed()
    {
        var tenant = await host.TenantAsync();
        await tenant.OpenDoorAsync();
        var inside = host.As(await host.OperatorIdAsync(), tenant.Scope, "support");

        await inside.GetAsync("/people?q=王敏&role=tenant-admin");
        using (await inside.SendAsync(HttpMethod.Get, "/audit"))
        {
        }

        var entries = (await tenant.Admin.GetAsync("/audit?support=true&kind=request")).GetProperty("items");
        var entry = Assert.Single(entries.EnumerateArray());
        Assert.Equal("GET /people", entry.GetProperty("verb").GetString());
        Assert.Equal("read", entry.GetProperty("action").GetString());
        Assert.Contains("role=tenant-admin", entry.GetProperty("rowId").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("王敏", Uri.UnescapeDataString(entry.GetProperty("rowId").GetString()!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_support_by_the_open_door_and_not_by_what_the_token_says()
    {
        var tenant = await host.TenantAsync();
        await tenant.OpenDoorAsync();

        await host.As(await host.OperatorIdAsync(), tenant.Scope, "tenant-admin").GetAsync("/people");

        Assert.Single((await tenant.Admin.GetAsync("/audit?support=true&kind=request")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task What_one_door_let_in_can_be_told_from_the_next_by_its_time()
    {
        var tenant = await host.TenantAsync();
        var inside = host.As(await host.OperatorIdAsync(), tenant.Scope, "support");
        var first = await tenant.OpenDoorAsync();
        await inside.GetAsync("/people?role=first");
        await tenant.EndDoorAsync(first);
        await tenant.OpenDoorAsync();
        await inside.GetAsync("/people?role=second");

        var door = (await tenant.Admin.GetAsync($"/support/doors/{first}")).GetProperty("door");
        var entries = (await tenant.Admin.GetAsync(
            $"/audit?support=true&since={Uri.EscapeDataString(door.GetProperty("openedAt").GetString()!)}&until={Uri.EscapeDataString(door.GetProperty("endedAt").GetString()!)}")).GetProperty("items");

        Assert.Contains("role=first", Assert.Single(entries.EnumerateArray()).GetProperty("rowId").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrators_hear_by_mail_when_a_door_is_opened_and_when_it_is_first_used()
    {
        var scope = new ScopePath(Guid.CreateVersion7());
        var email = $"{Api.NewName()}@example.cn";
        var admin = await host.City.InviteAsync("李主任", "tenant-admin", scope, canDelegate: true, more: new { email });
        var tenant = new TenantOfTest(host, scope, admin);
        using var browser = host.Browser();
        await browser.SignInAsync("operator@demo", IdentityHost.DemoPassword);

        await tenant.OpenDoorAsync();
        var opened = await host.MailBox.NextAsync(email, "已向平台支持人员开放");
        Assert.Contains("报表数字不对", opened.TextBody, StringComparison.Ordinal);

        await browser.SwitchAsync(scope.ToString());
        await host.MailBox.NextAsync(email, "平台支持人员已进入");
        await browser.SwitchAsync(scope.ToString());
        using var renewed = await tenant.Admin.PostAsync($"/people/{admin.Id}/invitation");
        await Eventually.Async(async () =>
        {
            await using var db = host.AsOwner();
            await using var waiting = db.CreateCommand("SELECT count(*) FROM mail WHERE given_up_at IS NULL");
            return (long)(await waiting.ExecuteScalarAsync())! == 0;
        });
        Assert.Single(host.MailBox.To(email), m => m.Subject!.Contains("已进入", StringComparison.Ordinal));
    }
}
