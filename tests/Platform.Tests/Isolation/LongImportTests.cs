using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets.Imports;
using Linli.ServiceDefaults.Tenancy;
using Linli.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Linli.Platform.Tests.Isolation;

/// <summary>An import that is one step outlasts the token of whoever started it, and not their rights.</summary>
[Collection(nameof(Matrix))]
public sealed class LongImportTests(Matrix matrix)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_goes_on_when_the_token_has_run_out()
    {
        var (person, _, token) = await matrix.Own.PersonAsync("community-worker");
        var id = await CheckedAsync(token);

        await StartLateAsync(id, person);

        await EndsAsync(id, token, "imported");
    }

    [Fact]
    public async Task It_ends_with_the_rights_of_whoever_started_it()
    {
        var (person, assignment, token) = await matrix.Own.PersonAsync("community-worker");
        var id = await CheckedAsync(token);
        await matrix.Own.SendAsync(HttpMethod.Delete, "identity", $"/assignments/{assignment}");

        await StartLateAsync(id, person);

        var import = await Eventually.Async(() => InAsync(db => db.Set<Import>().AsNoTracking().SingleAsync(i => i.Id == id, Ct)), i => i.State == ImportState.Failed);
        Assert.Equal("import.not_allowed", import.FailureCode);
    }

    [Fact]
    public async Task Nobody_but_our_own_services_is_told_what_somebody_may_do()
    {
        var (person, _, token) = await matrix.Own.PersonAsync("community-worker");
        using var client = matrix.Client("identity", token);
        using var unsigned = await client.GetAsync(new Uri($"/internal/people/{person}/grants", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.NotFound, unsigned.StatusCode);
    }

    private async Task<Guid> CheckedAsync(string token)
    {
        using var client = matrix.Client("registry", token);
        var sheet = Encoding.UTF8.GetBytes($"单位名称,类别\n{matrix.Own.Text("单位")},学校\n");
        using var answer = await client.PostAsync(new Uri("/units/import?file=sheet.csv", UriKind.Relative), new ByteArrayContent(sheet), Ct);
        var id = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("id").GetGuid();
        await EndsAsync(id, token, "checked");
        return id;
    }

    private Task<JsonElement> EndsAsync(Guid id, string token, string state) =>
        Eventually.Async(() => matrix.Own.SendAsync(HttpMethod.Get, "registry", $"/units/import/{id}", token: token), import => import.GetProperty("state").GetString() == state);

    /// <summary>As if the run, begun long ago, asked once more what the person may do: with a token of then, and nothing remembered.</summary>
    private async Task StartLateAsync(Guid id, Guid person)
    {
        await InAsync(async db =>
        {
            (await db.Set<Import>().SingleAsync(i => i.Id == id, Ct)).Begin(TimeProvider.System.GetUtcNow());
            return await db.SaveChangesAsync(Ct);
        });
        var services = matrix.Inside("registry");
        services.GetRequiredService<GrantCache>().ForgetAll();
        var scope = matrix.Own.CommunityScope;
        var claims = new ClaimsIdentity([new("sub", person.ToString()), new("tenant", matrix.Own.TenantId.ToString()), new("scope_path", scope.ToString())], "test");
        var late = matrix.Run.Tokens.For(person, scope, "community-worker", lifetime: TimeSpan.FromSeconds(-30));
        services.GetRequiredService<ImportRunner>().Start(new ImportJob(
            new ImportKind("units", Permissions.UnitEdit, IsOneStep: true), id, matrix.Own.TenantId, new ClaimsPrincipal(claims), $"Bearer {late}", CultureInfo.GetCultureInfo("zh-Hans")));
    }

    private async Task<T> InAsync<T>(Func<TenantDb, Task<T>> work)
    {
        await using var scope = matrix.Inside("registry").CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Enter(matrix.Own.TenantId);
        return await work(scope.ServiceProvider.GetRequiredService<TenantDb>());
    }
}
