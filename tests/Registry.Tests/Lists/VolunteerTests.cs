using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.RegistryService.Beneficiaries;
using Linli.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Linli.Registry.Tests.Lists;

public sealed class VolunteerTests(RegistryHost host) : ListTest(host)
{
    private static readonly string[] Skills = ["repairs", "medical"];
    private static readonly string[] Times = ["6-morning", "7-evening"];

    [Fact]
    public async Task A_volunteer_signs_up_with_consent_and_is_found_by_name_phone_skill_and_free_time()
    {
        var id = await SignUpAsync(Admin, await CommunityAsync());
        Assert.Equal(Today, (await Host.Events.NextAsync<VolunteerSignedUp>(e => e.VolunteerId == id)).On);
        foreach (var (query, found) in new[] { ("q=wl", 1), ("q=王", 1), ("q=13900001234", 1), ("q=1390000", 0), ("skill=medical", 1), ("skill=law", 0), ("time=6-morning", 1), ("time=6-evening", 0), ("skill=repairs&time=7-evening", 1) })
        {
            Assert.Equal((query, found), (query, Total(await GetAsync(Admin, $"/volunteers?{query}"))));
        }
        var shown = await GetAsync(Admin, $"/volunteers/{id}");
        Assert.Equal(("王丽", "139****1234", "active"), (shown.GetProperty("name").GetString(), shown.GetProperty("phone").GetString(), shown.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task A_phone_is_shown_and_taken_out_in_full_with_a_reason_only()
    {
        var community = await CommunityAsync();
        var id = await SignUpAsync(Admin, community);
        await RefusedAsync(Admin.GetAsync($"/volunteers/{id}/full", Cancellation), HttpStatusCode.Conflict, "beneficiary.reason_missing");
        Assert.Equal("13900001234", (await GetAsync(Admin, $"/volunteers/{id}/full?reason=通知活动")).GetProperty("phone").GetString());
        using var worker = await Tenant.AsAsync("community-worker", community);
        Assert.Contains("王丽,139****1234,维修、医疗护理,周六上午、周日晚上", await worker.GetStringAsync("/volunteers/export", Cancellation), StringComparison.Ordinal);
        using (var refused = await worker.GetAsync("/volunteers/export/full?reason=上报", Cancellation))
        {
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
        Assert.Contains("13900001234", await Admin.GetStringAsync("/volunteers/export/full?reason=统一保险", Cancellation), StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync("SELECT count(*) FROM audit WHERE tenant_id = $1 AND kind = 'volunteer' AND action = 'read' AND reason <> ''"));
    }

    [Fact]
    public async Task They_rest_leave_and_come_back_and_each_is_told()
    {
        var id = await SignUpAsync(Admin, await CommunityAsync());
        foreach (var state in (string[])["resting", "left", "active"])
        {
            await SucceedsAsync(TurnAsync(id, state));
            await Host.Events.NextAsync<VolunteerTurned>(e => e.VolunteerId == id && e.State == state);
        }
        await RefusedAsync(TurnAsync(id, "active"), HttpStatusCode.Conflict, "volunteer.already_so");
        await RefusedAsync(TurnAsync(id, "member"), HttpStatusCode.BadRequest, "invalid");
        Assert.Equal(1, Total(await GetAsync(Admin, "/volunteers")));
    }

    [Fact]
    public async Task Who_becomes_a_member_keeps_the_history_and_is_counted_once()
    {
        var community = await CommunityAsync();
        var person = Guid.NewGuid();
        var id = await SignUpAsync(Admin, community);
        var member = await MemberAsync(Admin, community, "王丽", person);
        await RefusedAsync(Admin.PostAsJsonAsync($"/volunteers/{id}/member", new { memberId = Guid.NewGuid() }, Cancellation), HttpStatusCode.Conflict, "volunteer.unknown_member");
        await SucceedsAsync(Admin.PostAsJsonAsync($"/volunteers/{id}/member", new { memberId = member }, Cancellation));
        Assert.Equal(member, (await Host.Events.NextAsync<VolunteerTurned>(e => e.VolunteerId == id && e.State == "member")).MemberId);
        var kept = await GetAsync(Admin, $"/volunteers/{id}");
        Assert.Equal((member, person, "member"), (kept.GetProperty("memberId").GetGuid(), kept.GetProperty("personId").GetGuid(), kept.GetProperty("state").GetString()));
        Assert.Equal(0, Total(await GetAsync(Admin, "/volunteers")));
        await RefusedAsync(TurnAsync(id, "active"), HttpStatusCode.Conflict, "volunteer.is_member");
        var again = await SignUpAsync(Admin, community, "王某");
        await RefusedAsync(Admin.PostAsJsonAsync($"/volunteers/{again}/member", new { memberId = member }, Cancellation), HttpStatusCode.Conflict, "volunteer.member_taken");
    }

    [Fact]
    public async Task Erasure_and_retention_leave_nothing_of_a_volunteer()
    {
        var community = await CommunityAsync();
        var (asked, runOut, stays) = (await SignUpAsync(Admin, community, "赵大山"), await SignUpAsync(Admin, community, "钱大海"), await SignUpAsync(Admin, community, "孙大河"));
        await SucceedsAsync(Admin.PostAsJsonAsync($"/volunteers/{asked}/erase", new { reason = "consent_withdrawn" }, Cancellation));
        await ExecuteAsync("UPDATE volunteers SET retain_until = $2 WHERE id = $1", runOut, Today.AddDays(-1));
        await Host.Services.GetRequiredService<Retention>().EraseAsync(Cancellation);
        await Host.Events.NextAsync<VolunteerErased>(e => e.VolunteerId == asked);
        await Host.Events.NextAsync<VolunteerErased>(e => e.VolunteerId == runOut);
        await HiddenAsync(Admin.GetAsync($"/volunteers/{asked}", Cancellation));
        Assert.Equal(stays, Assert.Single((await GetAsync(Admin, "/volunteers?state=all")).GetProperty("items").EnumerateArray()).GetProperty("id").GetGuid());
        Assert.Equal(0, await CountAsync("SELECT count(*) FROM search_keys WHERE tenant_id = $1 AND (key LIKE '%大山%' OR key LIKE '%大海%')"));
        Assert.Equal(0, await CountAsync("SELECT count(*) FROM audit WHERE tenant_id = $1 AND (changes LIKE '%大山%' OR changes LIKE '%大海%')"));
    }

    [Theory]
    [InlineData("consentOn", null, HttpStatusCode.BadRequest)]
    [InlineData("phone", "12", HttpStatusCode.BadRequest)]
    [InlineData("name", "", HttpStatusCode.BadRequest)]
    [InlineData("consentOn", "2999-01-01", HttpStatusCode.Conflict)]
    [InlineData("joinedOn", "2999-01-01", HttpStatusCode.Conflict)]
    [InlineData("retainUntil", "2999-01-01", HttpStatusCode.Conflict)]
    public async Task What_is_missing_or_cannot_be_is_named(string field, string? value, HttpStatusCode status)
    {
        var community = await CommunityAsync();
        var request = new Dictionary<string, string?> { ["name"] = "王某", ["consentOn"] = "2026-01-05", [field] = value };
        using var response = await Admin.PostAsJsonAsync($"/communities/{community}/volunteers", request, Cancellation);
        Assert.Equal(status, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.True(status == HttpStatusCode.Conflict ? problem.GetProperty("field").GetString() == field : problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
    }

    [Fact]
    public async Task Volunteers_go_over_with_a_merged_community()
    {
        var (ending, going) = (await CommunityAsync("胜利社区"), await CommunityAsync("新街社区"));
        var id = await SignUpAsync(Admin, ending);
        await Host.Events.PublishAsync(new CommunityRetired(Tenant.Id, DateTimeOffset.UtcNow, ending, Today, going));
        Assert.Equal((going, ending), (await Host.Events.NextAsync<VolunteerMoved>(e => e.VolunteerId == id)) is var told ? (told.CommunityId, told.FormerCommunityId) : default);
        Assert.Equal(going, (await GetAsync(Admin, $"/volunteers/{id}")).GetProperty("communityId").GetGuid());
    }

    private static Task<Guid> SignUpAsync(HttpClient client, Guid community, string name = "王丽") =>
        CreatedAsync(client, $"/communities/{community}/volunteers", new { name, phone = "13900001234", skills = Skills, times = Times, consentOn = "2026-01-05" });

    private Task<HttpResponseMessage> TurnAsync(Guid id, string state) => Admin.PostAsJsonAsync($"/volunteers/{id}/state", new { state }, Cancellation);

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Host.Servers.SuperuserConnection("registry"));
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = Tenant.Id } } };
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
