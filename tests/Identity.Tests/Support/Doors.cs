using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Linli.Identity.Tests.Support;

/// <summary>What the tests about support do at its doors.</summary>
internal static class Doors
{
    public static Api Operator(this IdentityHost host) => new(host.Run.Identity, host.Run.OperatorToken);

    public static async Task<Guid> OperatorIdAsync(this IdentityHost host) => (await host.Operator().GetAsync("/me")).GetProperty("id").GetGuid();

    public static async Task<Guid> OpenDoorAsync(this TenantOfTest tenant, string extent = "support", int hours = 4, string reason = "报表数字不对，请帮忙查看")
    {
        using var opened = await tenant.Admin.PostAsync("/support/doors", new { hours, extent, reason });
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        return (await opened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    public static async Task EndDoorAsync(this TenantOfTest tenant, Guid door)
    {
        using var ended = await tenant.Admin.PostAsync($"/support/doors/{door}/end");
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
    }

    /// <summary>As if its time had come.</summary>
    public static async Task RunOutAsync(this IdentityHost host, Guid door)
    {
        await using var db = Npgsql.NpgsqlDataSource.Create(host.Run.Servers.SuperuserConnection("identity"));
        await using var sooner = db.CreateCommand("UPDATE support_door SET opened_at = opened_at - interval '5 hours', until = until - interval '5 hours' WHERE id = $1");
        sooner.Parameters.Add(new() { Value = door });
        Assert.Equal(1, await sooner.ExecuteNonQueryAsync());
    }
}
