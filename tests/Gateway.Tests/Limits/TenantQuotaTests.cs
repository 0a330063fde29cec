using System.Net;
using System.Net.Http.Headers;
using Linli.GatewayTests.Support;
using Linli.ServiceDefaults.Security;
using Linli.TestKit;

namespace Linli.GatewayTests.Limits;

public sealed class TenantQuotaTests(City city)
{
    [Fact]
    public async Task A_tenant_may_make_as_many_requests_as_its_quota_says_and_the_others_as_many_as_before()
    {
        using var gateway = new TestGateway(city);
        using var script = gateway.Script();
        var (small, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        await city.Events.SetAsync(small, requests: 60);
        var answers = await Eventually.Async(() => ManyAsync(script, small), all => all.Contains(HttpStatusCode.TooManyRequests));

        Assert.Contains(HttpStatusCode.OK, answers);
        Assert.All(await ManyAsync(script, other), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task A_higher_quota_holds_at_once()
    {
        using var gateway = new TestGateway(city);
        using var script = gateway.Script();
        var tenant = Guid.CreateVersion7();
        await city.Events.SetAsync(tenant, requests: 60);
        await Eventually.Async(() => ManyAsync(script, tenant), all => all.Contains(HttpStatusCode.TooManyRequests));

        await city.Events.SetAsync(tenant, requests: 60_000);

        await Eventually.Async(() => ManyAsync(script, tenant), all => all.All(status => status == HttpStatusCode.OK));
    }

    [Fact]
    public async Task Who_is_not_of_a_tenant_cannot_tell_the_portal_how_many_requests_one_made()
    {
        using var gateway = new TestGateway(city);
        using var script = gateway.Script();
        using var forged = new HttpRequestMessage(HttpMethod.Get, "/settings");
        forged.Headers.Add("Linli-Tenant-Requests", "1");

        using var answer = await script.SendAsync(forged, TestContext.Current.CancellationToken);

        Assert.Null((await Browser.HeardAsync(answer)).Header("Linli-Tenant-Requests"));
    }

    private async Task<List<HttpStatusCode>> ManyAsync(HttpClient script, Guid tenant)
    {
        var token = city.Tokens.For(Guid.CreateVersion7(), new ScopePath(tenant), "tenant-admin");
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 15; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/registry/units");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await script.SendAsync(request, TestContext.Current.CancellationToken);
            answers.Add(answer.StatusCode);
        }

        return answers;
    }
}
