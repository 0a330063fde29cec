using System.Net.Http.Json;
using System.Text.Json;
using Linli.RegistryService.Agreements;
using Linli.Registry.Tests.Care;
using Linli.ServiceDefaults;
using Linli.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.Registry.Tests.Agreements;

/// <summary>The words in which the tests speak of agreements.</summary>
public abstract class AgreementTest(ServiceHost<Program> host) : CareTest(host)
{
    protected static readonly DateOnly Today = TimeProvider.System.Today();

    protected static string Day(int fromToday) => $"{Today.AddDays(fromToday):yyyy-MM-dd}";

    protected static object Agreement(int begins, int ends, params Guid[] units) => new
    {
        title = "共驻共建协议书",
        beginsOn = Day(begins),
        endsOn = Day(ends),
        unitIds = units,
        workAreas = Areas,
        communityDuties = Duties("提供实践基地"),
        unitDuties = Duties("参加义务巡逻", " ", "每季度走访一次"),
    };

    protected static Task<Guid> DraftAsync(HttpClient client, Guid community, int begins, int ends, params Guid[] units) =>
        CreatedAsync(client, $"/communities/{community}/agreements", Agreement(begins, ends, units));

    protected static async Task<HttpResponseMessage> SignAsync(HttpClient client, Guid id, int on = 0)
    {
        var parties = (await GetAsync(client, $"/agreements/{id}")).GetProperty("parties").EnumerateArray();
        var offices = parties.Select(p => new { unitId = p.GetProperty("unitId").GetGuid(), office = "局长" });
        return await client.PostAsJsonAsync($"/agreements/{id}/sign", new { communityOffice = "党总支书记", on = Day(on), offices }, Cancellation);
    }

    protected static async Task<Guid> SignedAsync(HttpClient client, Guid community, int begins, int ends, params Guid[] units)
    {
        var id = await DraftAsync(client, community, begins, ends, units);
        await SucceedsAsync(SignAsync(client, id, Math.Min(begins, 0)));
        return id;
    }

    protected static async Task<string> StateAsync(HttpClient client, Guid id) => (await GetAsync(client, $"/agreements/{id}")).GetProperty("state").GetString()!;

    protected static async Task<int> FoundAsync(HttpClient client, string query) => (await GetAsync(client, $"/agreements?{query}")).GetProperty("total").GetInt32();

    /// <summary>As if this day had come, for the sub-district of the test alone.</summary>
    protected Task OnDayAsync(int fromToday) => Host.Services.GetRequiredService<AgreementDays>().FollowAsync(Tenant.Id, Today.AddDays(fromToday), Cancellation);

    private static readonly string[] Areas = ["service", "safety-1"];

    private static string[] Duties(params string[] lines) => lines;
}
