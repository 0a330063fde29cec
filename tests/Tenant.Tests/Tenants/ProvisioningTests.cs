using System.Net;
using System.Net.Http.Json;
using Linli.Contracts.Tenant.V1;
using Linli.TenantService.Tenants;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Linli.Tenant.Tests.Tenants;

public sealed class ProvisioningTests(TenantHost host)
{
    private const string Event = "Tenant.V1.TenantProvisioned";

    [Fact]
    public async Task The_city_provisions_a_sub_district_and_gets_the_first_admins_invitation()
    {
        var request = TenantHost.Request();

        using var answer = await host.City().PostAsJsonAsync("/tenants", request);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var tenant = await answer.ReadAsync();
        Assert.Contains("/account/invitation", tenant.GetProperty("invitation").GetString(), StringComparison.Ordinal);
        var seen = await host.City().OkAsync(answer.Headers.Location!.ToString());
        Assert.Equal((request.Code, request.Code[..6] + "000000", request.Name),
            (seen.GetProperty("code").GetString(), seen.GetProperty("parentCode").GetString(), seen.GetProperty("name").GetString()));
        var said = await host.Events.NextAsync<TenantProvisioned>(e => e.Code == request.Code);
        Assert.Equal((tenant.GetProperty("id").GetGuid(), request.Name), (said.TenantId, said.Name));
    }

    [Fact]
    public async Task Repeating_a_provisioning_changes_nothing_and_answers_the_same_tenant()
    {
        var request = TenantHost.Request();
        var id = await host.City().PostAsJsonAsync("/tenants", request).CreatesAsync();

        using var again = await host.City().PostAsJsonAsync("/tenants", request);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        var tenant = await again.ReadAsync();
        Assert.Equal(id, tenant.GetProperty("id").GetGuid());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, tenant.GetProperty("invitation").ValueKind);
        Assert.Equal(1, await host.PublishedAsync(id, Event));
    }

    [Fact]
    public async Task Ten_requests_for_one_code_at_once_make_one_tenant()
    {
        var request = TenantHost.Request();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.City().PostAsJsonAsync("/tenants", request)));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(9, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        var ids = await Task.WhenAll(answers.Select(async a => (await a.ReadAsync()).GetProperty("id").GetGuid()));
        Assert.Equal(1, await host.PublishedAsync(Assert.Single(ids.Distinct()), Event));
    }

    [Fact]
    public async Task A_code_cannot_be_used_for_another_name()
    {
        var request = TenantHost.Request();
        await host.ProvisionedAsync(request);

        await host.City().PostAsJsonAsync("/tenants", request with { Name = "另一个街道" }).RefusesAsync("tenant.code_taken", "code");
    }

    [Fact]
    public async Task Two_sub_districts_of_one_county_cannot_share_a_name()
    {
        var request = TenantHost.Request() with { Code = "654231001000" };
        await host.ProvisionedAsync(request);

        await host.City().PostAsJsonAsync("/tenants", request with { Code = "654231002000" }).RefusesAsync("tenant.name_taken", "name");
        await host.City().PostAsJsonAsync("/tenants", request with { Code = "654232001000" }).CreatesAsync();
    }

    [Theory]
    [InlineData("65423100100")]
    [InlineData("6542310010000")]
    [InlineData("65423100100a")]
    [InlineData("６54231001000")]
    [InlineData("654231001001")]
    [InlineData("654231000000")]
    [InlineData("004231001000")]
    [InlineData("650031001000")]
    public async Task A_code_that_is_no_sub_districts_code_is_refused_at_its_field(string code) =>
        Assert.Contains("12 位", await host.City().PostAsJsonAsync("/tenants", TenantHost.Request() with { Code = code }).InvalidAsync("code"), StringComparison.Ordinal);

    [Fact]
    public async Task A_first_admin_whom_nobody_can_reach_is_refused_in_the_callers_language() =>
        Assert.Contains("e-mail", await host.City("en").PostAsJsonAsync("/tenants", TenantHost.Request() with { AdminEmail = null }).InvalidAsync("adminEmail"), StringComparison.Ordinal);

    [Fact]
    public async Task A_field_that_the_form_left_empty_counts_as_left_out() =>
        await host.City().PostAsJsonAsync("/tenants", TenantHost.Request() with { AdminEmail = "", AdminPhone = "13900000002" }).CreatesAsync();

    [Fact]
    public async Task An_address_that_is_none_is_refused_in_the_callers_language() =>
        Assert.DoesNotContain("field", await host.City().PostAsJsonAsync("/tenants", TenantHost.Request() with { AdminEmail = "nobody" }).InvalidAsync("adminEmail"), StringComparison.Ordinal);

    [Fact]
    public async Task A_first_admin_whose_contacts_are_two_peoples_is_refused_and_nothing_is_saved()
    {
        var (one, other) = (TenantHost.Request(), TenantHost.Request() with { AdminEmail = null, AdminPhone = "13900000001" });
        await host.ProvisionedAsync(one);
        await host.ProvisionedAsync(other);
        var mixed = TenantHost.Request() with { AdminEmail = one.AdminEmail, AdminPhone = other.AdminPhone };

        await host.City().PostAsJsonAsync("/tenants", mixed).RefusesAsync("tenant.admin_refused", "adminEmail");

        Assert.Equal(0, (await host.City().OkAsync($"/tenants?q={mixed.Code}")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task One_person_may_be_the_first_admin_of_two_sub_districts()
    {
        var first = TenantHost.Request();
        await host.ProvisionedAsync(first);

        await host.City().PostAsJsonAsync("/tenants", TenantHost.Request() with { AdminEmail = first.AdminEmail }).CreatesAsync();
    }

    [Fact]
    public async Task While_Identity_is_down_nothing_is_half_saved_and_trying_again_later_works()
    {
        var request = TenantHost.Request();
        await using (var cutOff = host.WithWebHostBuilder(web => web.ConfigureTestServices(services =>
            services.AddHttpClient<FirstAdmins>(http => http.BaseAddress = new Uri("http://127.0.0.1:1")))))
        {
            using var client = cutOff.CreateClient();
            client.DefaultRequestHeaders.Authorization = new("Bearer", host.CityToken);

            using var answer = await client.PostAsJsonAsync("/tenants", request);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal("tenant.identity_unavailable", (await answer.ReadAsync()).GetProperty("code").GetString());
        }

        Assert.Equal(0, (await host.City().OkAsync($"/tenants?q={request.Code}")).GetProperty("total").GetInt32());
        await host.City().PostAsJsonAsync("/tenants", request).CreatesAsync();
    }

    [Fact]
    public async Task A_sub_district_cannot_provision_another_one()
    {
        var tenant = await host.ProvisionedAsync();

        await tenant.Admin.PostAsJsonAsync("/tenants", TenantHost.Request()).AnswersAsync(HttpStatusCode.Forbidden);
    }
}
