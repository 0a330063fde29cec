using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults;
using Linli.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Linli.Tenant.Tests.Changes;

public sealed class AnnouncedTests(TenantHost host)
{
    private static readonly DateOnly Today = TimeProvider.System.Today();

    [Fact]
    public async Task An_announced_change_takes_effect_once_however_many_instances_find_it_after_a_restart()
    {
        var tenant = await host.ProvisionedAsync();
        var id = await tenant.Admin.PostAsJsonAsync("/communities", new { name = "旧名社区" }).CreatesAsync();
        await tenant.Admin.PutAsJsonAsync($"/communities/{id}/name", new { name = "新名社区", from = Today.AddDays(3) }).AnswersAsync(HttpStatusCode.NoContent);

        Assert.Equal("旧名社区", (await tenant.Admin.OkAsync($"/communities/{id}")).GetProperty("name").GetString());
        var shown = (await tenant.Admin.OkAsync("/communities?state=announced")).GetProperty("items")[0].GetProperty("announced");
        Assert.Equal(("rename", Today.AddDays(3)), (shown.GetProperty("kind").GetString(), shown.GetProperty("on").GetDateTime().ToDateOnly()));
        Assert.Equal(0, await host.PublishedAsync(tenant.Id, "Tenant.V1.CommunityRenamed"));

        await using var one = LaterInstance(TimeSpan.FromDays(3));
        await using var other = LaterInstance(TimeSpan.FromDays(3));
        await Task.WhenAll(Task.Run(() => one.CreateClient().Dispose()), Task.Run(() => other.CreateClient().Dispose()));

        Assert.Equal("新名社区", (await host.Events.NextAsync<CommunityRenamed>(e => e.CommunityId == id)).Name);
        var community = await tenant.Admin.OkAsync($"/communities/{id}");
        Assert.Equal(Today.AddDays(3), community.GetProperty("names")[0].GetProperty("validFrom").GetDateTime().ToDateOnly());
        await NextDueAsync(tenant, TimeSpan.FromDays(4));
        Assert.Equal(1, await host.PublishedAsync(tenant.Id, "Tenant.V1.CommunityRenamed"));
    }

    [Fact]
    public async Task At_midnight_in_China_what_is_announced_for_the_day_happens_by_itself()
    {
        var tenant = await host.ProvisionedAsync();
        var ending = await tenant.Admin.PostAsJsonAsync("/communities", new { name = "甲社区" }).CreatesAsync();
        var tomorrow = Today.AddDays(1);
        await tenant.Admin.PostAsJsonAsync($"/communities/{ending}/retirement", new { on = tomorrow }).AnswersAsync(HttpStatusCode.NoContent);

        await using var shortlyBefore = LaterInstance(ChinaTime.StartOf(tomorrow) - DateTimeOffset.UtcNow - TimeSpan.FromSeconds(8));
        shortlyBefore.CreateClient().Dispose();
        Assert.Equal(JsonValueKind.Null, (await tenant.Admin.OkAsync($"/communities/{ending}")).GetProperty("retiredOn").ValueKind);

        Assert.Equal(tomorrow, (await host.Events.NextAsync<CommunityRetired>(e => e.CommunityId == ending)).On);
    }

    [Fact]
    public async Task A_withdrawn_change_never_happens_and_frees_the_name_that_it_held()
    {
        var tenant = await host.ProvisionedAsync();
        var (one, other) = (await tenant.Admin.PostAsJsonAsync("/communities", new { name = "甲" }).CreatesAsync(), await tenant.Admin.PostAsJsonAsync("/communities", new { name = "乙" }).CreatesAsync());
        var merger = await tenant.Admin.PostAsJsonAsync("/communities/mergers", new { from = new[] { one, other }, name = "丙", on = Today.AddDays(9) }).CreatesAsync();

        await tenant.Admin.PostAsJsonAsync("/communities", new { name = "丙" }).RefusesAsync("community.name_taken", "name");
        await tenant.Admin.PutAsJsonAsync($"/communities/{one}/name", new { name = "丁" }).RefusesAsync("change.announced");
        Assert.Equal(3, (await tenant.Admin.OkAsync("/communities?state=announced")).GetProperty("total").GetInt32());

        await tenant.Admin.DeleteAsync(new Uri($"/changes/{merger}", UriKind.Relative)).AnswersAsync(HttpStatusCode.NoContent);

        await tenant.Admin.DeleteAsync(new Uri($"/changes/{merger}", UriKind.Relative)).RefusesAsync("change.not_announced");
        await tenant.Admin.PostAsJsonAsync("/communities", new { name = "丙" }).CreatesAsync();
        var history = (await tenant.Admin.OkAsync($"/communities/{one}/history"))[0];
        Assert.Equal(("merger", "withdrawn", "丙"), (history.GetProperty("kind").GetString(), history.GetProperty("state").GetString(), history.GetProperty("name").GetString()));
        await NextDueAsync(tenant, TimeSpan.FromDays(9));
        Assert.Equal(1, await host.PublishedAsync(tenant.Id, "Tenant.V1.CommunityRetired"));
    }

    [Fact]
    public async Task A_community_that_is_announced_cannot_be_worked_on_yet()
    {
        var tenant = await host.ProvisionedAsync();
        var (one, other) = (await tenant.Admin.PostAsJsonAsync("/communities", new { name = "甲" }).CreatesAsync(), await tenant.Admin.PostAsJsonAsync("/communities", new { name = "乙" }).CreatesAsync());
        using var answer = await tenant.Admin.PostAsJsonAsync("/communities/mergers", new { from = new[] { one, other }, name = "丙", on = Today.AddDays(9) });
        var announced = (await answer.ReadAsync()).GetProperty("communityId").GetGuid();

        await tenant.Admin.PostAsJsonAsync($"/communities/{announced}/grids", new { name = "第一网格" }).RefusesAsync("community.not_open");
        await tenant.Admin.PutAsJsonAsync($"/communities/{announced}/name", new { name = "丁" }).RefusesAsync("community.not_open");
        Assert.Equal("announced", (await tenant.Admin.OkAsync("/communities?q=丙")).GetProperty("items")[0].GetProperty("state").GetString());
        Assert.Equal(2, await host.PublishedAsync(tenant.Id, "Tenant.V1.CommunityCreated"));
    }

    private ServiceFactory<Program> LaterInstance(TimeSpan ahead) =>
        new(host.Name, host.Servers, () => host.Run.IdentityAddress, services => services.AddSingleton<TimeProvider>(new MovedClock(ahead)));

    /// <summary>Something else that is due has happened, so whatever is due has had its turn.</summary>
    private async Task NextDueAsync(TestTenant<Program> tenant, TimeSpan ahead)
    {
        var id = await tenant.Admin.PostAsJsonAsync("/communities", new { name = $"社区{Guid.NewGuid():N}" }).CreatesAsync();
        await tenant.Admin.PostAsJsonAsync($"/communities/{id}/retirement", new { on = Today.AddDays(1) }).AnswersAsync(HttpStatusCode.NoContent);
        await using var later = LaterInstance(ahead);
        later.CreateClient().Dispose();
        await host.Events.NextAsync<CommunityRetired>(e => e.CommunityId == id);
    }
}

internal static class Dates
{
    public static DateOnly ToDateOnly(this DateTime day) => DateOnly.FromDateTime(day);
}
