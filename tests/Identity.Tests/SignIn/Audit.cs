using System.Text.Json;

namespace Linli.Identity.Tests.SignIn;

public sealed class Audit(IdentityHost host)
{
    [Fact]
    public async Task Signing_in_signing_out_and_what_was_refused_stand_in_the_tenants_audit()
    {
        var tenant = await host.TenantAsync();
        var name = Api.NewName();
        var invited = await tenant.Admin.InviteAsync("某人", "community-worker", tenant.Scope, more: new { userName = name, demoPassword = IdentityHost.DemoPassword });
        using var browser = host.Browser();
        using (await browser.TypeAsync(name, "wrong-password-1"))
        {
        }

        await browser.SignInAsync(name, IdentityHost.DemoPassword);
        using (await browser.SubmitAsync("/account/sign-out"))
        {
        }

        var entries = await EntriesAsync(tenant, $"row={invited.Id}&kind=session");
        Assert.Equal(["sign-out done", "sign-in done", "sign-in refused"], entries.Select(e => $"{e.GetProperty("verb").GetString()} {e.GetProperty("action").GetString()}"));
        Assert.Equal("wrong", entries[2].GetProperty("reason").GetString());
        Assert.Equal(invited.Id, entries[1].GetProperty("personId").GetGuid());
    }

    [Fact]
    public async Task A_grant_and_its_end_stand_in_the_tenants_audit_with_who_gave_them_and_from_where()
    {
        var tenant = await host.TenantAsync();
        var community = Guid.CreateVersion7();
        var given = await tenant.Admin.InviteAsync("某人", "community-worker", tenant.Scope with { CommunityId = community });
        var assignment = given.AssignmentId;
        using (await tenant.Admin.DeleteAsync($"/assignments/{assignment}"))
        {
        }

        var entries = await EntriesAsync(tenant, $"row={assignment}");
        Assert.Equal(["removed", "created"], entries.Select(e => e.GetProperty("action").GetString()));
        Assert.All(entries, e => Assert.Equal(community, e.GetProperty("communityId").GetGuid()));
        Assert.All(entries, e => Assert.NotEqual(JsonValueKind.Null, e.GetProperty("personId").ValueKind));
        Assert.Equal("127.0.0.1", entries[1].GetProperty("address").GetString());
        Assert.Contains("community-worker", entries[1].GetProperty("changes").GetString(), StringComparison.Ordinal);
    }

    private static async Task<List<JsonElement>> EntriesAsync(TenantOfTest tenant, string filter) =>
        [.. (await tenant.Admin.GetAsync($"/audit?{filter}")).GetProperty("items").EnumerateArray()];
}
