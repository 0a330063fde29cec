using System.Net;
using Linli.TestKit;

namespace Linli.Identity.Tests.Access;

public sealed class PeopleQuotas(IdentityHost host)
{
    [Fact]
    public async Task Nobody_is_invited_beyond_the_quota_and_a_withdrawal_makes_room()
    {
        var tenant = await host.TenantAsync();
        var second = await tenant.Admin.InviteAsync("李红", "community-worker", tenant.Community());
        await host.Events.SetAsync(tenant.Scope.TenantId!.Value, people: 2);

        await Eventually.Async(async () => await RefusedAsync(tenant));
        using var ended = await tenant.Admin.DeleteAsync($"/assignments/{second.AssignmentId}");
        Assert.True(ended.IsSuccessStatusCode);

        using var invited = await tenant.Admin.TryInviteAsync("community-worker", tenant.Community());
        Assert.Equal(HttpStatusCode.Created, invited.StatusCode);
    }

    [Fact]
    public async Task A_further_role_of_somebody_who_is_here_already_needs_no_place()
    {
        var tenant = await host.TenantAsync();
        var userName = Api.NewName();
        await tenant.Admin.InviteAsync("李红", "community-worker", tenant.Community(), more: new { userName });
        await host.Events.SetAsync(tenant.Scope.TenantId!.Value, people: 2);
        await Eventually.Async(async () => await RefusedAsync(tenant));

        using var more = await tenant.Admin.TryInviteAsync("community-worker", tenant.Community(), userName: userName);

        Assert.Equal(HttpStatusCode.Created, more.StatusCode);
    }

    [Fact]
    public async Task Of_two_people_invited_for_the_last_place_in_the_same_instant_one_gets_it()
    {
        var tenant = await host.TenantAsync();
        await host.Events.SetAsync(tenant.Scope.TenantId!.Value, people: 1);
        await Eventually.Async(async () => await RefusedAsync(tenant));
        await host.Events.SetAsync(tenant.Scope.TenantId!.Value, people: 2);
        await Eventually.Async(async () =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => tenant.Admin.TryInviteAsync("community-worker", tenant.Community())));
            return answers.Any(a => a.StatusCode == HttpStatusCode.Created);
        });

        var people = await tenant.Admin.GetAsync("/people?size=100");

        Assert.Equal(2, people.GetProperty("total").GetInt32());
    }

    private static async Task<bool> RefusedAsync(TenantOfTest tenant)
    {
        using var answer = await tenant.Admin.TryInviteAsync("community-worker", tenant.Community());
        if (answer.StatusCode == HttpStatusCode.Created)
        {
            var invited = (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<Invited>(answer.Content))!;
            using var _ = await tenant.Admin.DeleteAsync($"/assignments/{invited.AssignmentId}");
            return false;
        }

        return await answer.CodeAsync() == "quota.people";
    }
}
