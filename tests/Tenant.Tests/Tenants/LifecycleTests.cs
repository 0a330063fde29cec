using System.Net;
using System.Net.Http.Json;
using Linli.Contracts.Tenant.V1;
using Linli.TestKit;
using Xunit;

namespace Linli.Tenant.Tests.Tenants;

public sealed class LifecycleTests(TenantHost host)
{
    [Fact]
    public async Task A_suspended_sub_district_reads_and_cannot_change_anything_until_it_is_resumed()
    {
        var tenant = await host.ProvisionedAsync();
        await ChangeAsync(tenant, "suspension", "年度审计");
        await Eventually.Async(async () => await CreateAsync(tenant) == HttpStatusCode.Conflict);

        await tenant.Admin.PostAsJsonAsync("/communities", new { name = "健康路社区" }).RefusesAsync("tenant.suspended");
        await tenant.Admin.OkAsync("/communities");
        var own = await tenant.Admin.OkAsync("/tenant");
        Assert.Equal(("suspended", "年度审计"), (own.GetProperty("state").GetString(), own.GetProperty("stateReason").GetString()));

        await ChangeAsync(tenant, "resumption", "审计结束");
        await Eventually.Async(async () => await CreateAsync(tenant) == HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_change_of_state_is_told_once_and_kept_with_its_reason_and_who_made_it()
    {
        var tenant = await host.ProvisionedAsync();
        await ChangeAsync(tenant, "suspension", "年度审计");
        await ChangeAsync(tenant, "closure", "并入邻街道");

        await host.Events.NextAsync<TenantClosed>(e => e.TenantId == tenant.Id && e.Version == 2);
        Assert.Equal((1, 1), ((int)await host.PublishedAsync(tenant.Id, "Tenant.V1.TenantSuspended"), (int)await host.PublishedAsync(tenant.Id, "Tenant.V1.TenantClosed")));
        var changes = await host.City().OkAsync($"/tenants/{tenant.Id}/changes");
        Assert.Equal(["closed 并入邻街道 city-officer", "suspended 年度审计 city-officer"], changes.EnumerateArray()
            .Select(c => $"{c.GetProperty("state").GetString()} {c.GetProperty("reason").GetString()} {c.GetProperty("by").GetString()}"));
        Assert.Equal("closed", (await host.City().OkAsync($"/tenants/{tenant.Id}")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_step_that_leads_nowhere_is_refused_and_says_what_is_so()
    {
        var tenant = await host.ProvisionedAsync();

        await host.City().PostAsJsonAsync($"/tenants/{tenant.Id}/resumption", new { reason = "x" }).RefusesAsync("tenant.is_active");
        await ChangeAsync(tenant, "closure", "并入邻街道");
        await host.City().PostAsJsonAsync($"/tenants/{tenant.Id}/suspension", new { reason = "x" }).RefusesAsync("tenant.is_closed");
    }

    [Fact]
    public async Task Without_a_reason_nothing_changes()
    {
        var tenant = await host.ProvisionedAsync();

        await host.City().PostAsJsonAsync($"/tenants/{tenant.Id}/suspension", new { reason = " " }).InvalidAsync("reason");
        Assert.Equal("active", (await host.City().OkAsync($"/tenants/{tenant.Id}")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_directory_can_be_narrowed_to_a_state()
    {
        var word = Guid.CreateVersion7().ToString("N");
        await host.ProvisionedAsync(TenantHost.Request() with { Name = $"a{word}" });
        await ChangeAsync(await host.ProvisionedAsync(TenantHost.Request() with { Name = $"b{word}" }), "suspension", "年度审计");

        var page = await host.City().OkAsync($"/tenants?q={word}&state=suspended");
        Assert.Equal($"b{word}", Assert.Single(page.GetProperty("items").EnumerateArray()).GetProperty("name").GetString());
    }

    private static async Task<HttpStatusCode> CreateAsync(TestTenant<Program> tenant)
    {
        using var answer = await tenant.Admin.PostAsJsonAsync("/communities", new { name = $"社区{Guid.NewGuid():N}" });
        return answer.StatusCode;
    }

    private Task ChangeAsync(TestTenant<Program> tenant, string change, string reason) =>
        host.City().PostAsJsonAsync($"/tenants/{tenant.Id}/{change}", new { reason }).AnswersAsync(HttpStatusCode.NoContent);
}
