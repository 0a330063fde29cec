using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;

namespace Linli.Identity.Tests.Access;

/// <summary>Every refusal of delegated administration, met over HTTP: it says which rule it was, in both languages.</summary>
public sealed class Refusals(IdentityHost identity)
{
    private readonly IdentityHost host = identity;

    private sealed record Attempt(string Code, string Chinese, string English, Func<Refusals, Task<(Api Api, HttpMethod Method, string Path, object? Body)>> Make);

    private static readonly Attempt[] Attempts =
    [
        new("assignment.role_unknown", "没有这个角色", "There is no such role", async r => (await r.AdminAsync()).Gives("no-such-role")),
        new("assignment.role_not_at_scope", "不能授予在这一层级", "cannot be held at this level", async r => (await r.AdminAsync()).Gives("unit-liaison")),
        new("assignment.role_beyond_own", "只能授予自己拥有的权限", "only give what you hold yourself", async r => new Giver(r.host.City, (await r.host.TenantAsync()).Community()).Gives("community-worker")),
        new("assignment.not_delegable", "不可再转授", "may not give it on", async r => (await r.CommunityAdminAsync(canDelegate: false)).Gives("member")),
        new("assignment.beyond_own_end", "不能晚于此时", "cannot end later", async r => (await r.CommunityAdminAsync(canDelegate: true, end: DateTimeOffset.UtcNow.AddDays(3))).Gives("member")),
        new("assignment.ends_earlier", "期限只能提前", "can only be moved forward", async r =>
        {
            var tenant = await r.host.TenantAsync();
            var member = await tenant.Admin.InviteAsync("成员", "member", tenant.Community(), more: new { validTo = DateTimeOffset.UtcNow.AddDays(3) });
            return (tenant.Admin, HttpMethod.Post, $"/assignments/{member.AssignmentId}/end", new { validTo = DateTimeOffset.UtcNow.AddDays(9) });
        }),
        new("assignment.self", "不能给自己授权", "Nobody can give to", async r =>
        {
            var tenant = await r.host.TenantAsync();
            return (tenant.Admin, HttpMethod.Post, "/assignments", new { personId = tenant.FirstAdmin.Id, role = "community-worker", scope = tenant.Scope.ToString() });
        }),
        new("assignment.may_not_end", "您不能收回这项权限", "You may not withdraw this role", async r =>
        {
            var tenant = await r.host.TenantAsync();
            var second = await tenant.Admin.InviteAsync("第二位", "tenant-admin", tenant.Scope, canDelegate: true);
            return (r.host.As(second.Id, tenant.Scope, "tenant-admin"), HttpMethod.Delete, $"/assignments/{tenant.FirstAdmin.AssignmentId}", null);
        }),
        new("assignment.last_admin", "最后一位能登录的管理员", "last administrator who can sign in", async r =>
            (r.host.City, HttpMethod.Delete, $"/assignments/{(await r.host.TenantAsync()).FirstAdmin.AssignmentId}", null)),
        new("assignment.receiver_closed", "此账号已停用", "This account is closed", async r =>
        {
            var tenant = await r.host.TenantAsync();
            var member = await tenant.Admin.InviteAsync("成员", "member", tenant.Community());
            using var closed = await tenant.Admin.PostAsync($"/people/{member.Id}/disable");
            return (tenant.Admin, HttpMethod.Post, "/assignments", new { personId = member.Id, role = "member", scope = tenant.Community().ToString() });
        }),
    ];

    public static IEnumerable<TheoryDataRow<string>> Codes => Attempts.Select(a => new TheoryDataRow<string>(a.Code));

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_refusal_says_which_rule_it_was_in_the_persons_language(string code)
    {
        var attempt = Attempts.Single(a => a.Code == code);
        var (api, method, path, body) = await attempt.Make(this);

        foreach (var (language, words) in new[] { ("zh-Hans", attempt.Chinese), ("en", attempt.English) })
        {
            using var refused = await api.SendAsync(method, path, body, language);
            var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            Assert.Equal((409, code), ((int)refused.StatusCode, problem.GetProperty("code").GetString()));
            Assert.Contains(words, problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        }
    }

    /// <summary>A rule that is added has to be met here too.</summary>
    [Fact]
    public void No_refusal_is_left_out()
    {
        var known = typeof(Linli.IdentityService.Access.Errors).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.ReturnType == typeof(RuleException))
            .Select(m => ((RuleException)m.Invoke(null, [.. m.GetParameters().Select(p => Activator.CreateInstance(p.ParameterType))])!).Code).Where(code => code.StartsWith("assignment.", StringComparison.Ordinal));

        Assert.Equal(known.Order(), Attempts.Select(a => a.Code).Order());
    }

    [Fact]
    public async Task An_end_that_has_passed_is_refused_at_its_field()
    {
        var tenant = await host.TenantAsync();
        foreach (var (language, words) in new[] { ("zh-Hans", "结束时间必须在将来"), ("en", "must lie in the future") })
        {
            using var refused = await tenant.Admin.SendAsync(HttpMethod.Post, $"/assignments/{tenant.FirstAdmin.AssignmentId}/end", new { validTo = DateTimeOffset.UtcNow.AddDays(-1) }, language);
            var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            Assert.Contains(words, problem.GetProperty("errors").GetProperty("validTo")[0].GetString(), StringComparison.Ordinal);
        }
    }

    private sealed record Giver(Api Api, ScopePath Scope)
    {
        public (Api, HttpMethod, string, object?) Gives(string role) => (Api, HttpMethod.Post, "/people", new { name = "某人", userName = Api.NewName(), role, scope = Scope.ToString() });
    }

    private async Task<Giver> AdminAsync()
    {
        var tenant = await host.TenantAsync();
        return new(tenant.Admin, tenant.Community());
    }

    private async Task<Giver> CommunityAdminAsync(bool canDelegate, DateTimeOffset? end = null)
    {
        var tenant = await host.TenantAsync();
        var own = tenant.Community();
        var admin = await tenant.Admin.InviteAsync("社区管理员", "community-admin", own, canDelegate, new { validTo = end });
        return new(host.As(admin.Id, own, "community-admin"), own);
    }
}
