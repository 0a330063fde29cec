using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using System.Text.Json;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Tenancy;
using Linli.ServiceDefaults.Transfer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.ServiceDefaults.Audit;

/// <summary>The audit of the caller's tenant (or of the city itself), the same in every service.</summary>
internal static class AuditEndpoints
{
    private static readonly string[] Columns =
        ["at", "person", "scope", "support", "address", "verb", "action", "kind", "row", "community", "changes", "reason", "trace", "id"];

    public static void MapAudit(this IEndpointRouteBuilder app)
    {
        app.MapAuditInside();
        app.MapGet("/audit", List).RequirePermission(Permissions.AuditRead)
            .WithSummary("Who did what, newest first; by person, verb, kind and id of the thing, community, action, time and text.");
        app.MapGet("/audit/export", Export).RequirePermission(Permissions.AuditRead).WithSummary("The same list as CSV.");
        app.MapGet("/audit/verify", VerifyOwn).RequirePermission(Permissions.AuditRead)
            .WithSummary("Goes through the own chain and names every entry that was changed, removed or inserted.");
        app.MapGet("/audit/verify-all", VerifyAll).RequirePermission(Permissions.OperationsManage)
            .WithSummary("The same for every tenant: ids, numbers and hashes, nothing of what the entries say.");
    }

    /// <summary>
    /// <c>GET /internal/audit</c>: the same for a program that signs in as nobody (<see cref="InsideCalls"/>), a line of JSON for each tenant and
    /// <c>end</c>. To everybody else there is no such address.
    /// </summary>
    internal static void MapAuditInside(this IEndpointRouteBuilder app) => app.MapGet("/internal/audit", (HttpContext http, InsideCalls calls) =>
        calls.Knows(http.Request) ? Results.Stream(body => WriteAllAsync(body, http), "application/x-ndjson") : Results.NotFound()).AllowAnonymous().ExcludeFromDescription();

    private static async Task WriteAllAsync(Stream body, HttpContext http)
    {
        var db = http.RequestServices.GetRequiredService<TenantDb>();
        var verifier = http.RequestServices.GetRequiredService<AuditVerifier>();
        await using var lines = new StreamWriter(body, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (var tenant in await db.AuditTenantsAsync(http.RequestAborted))
        {
            await lines.WriteLineAsync(JsonSerializer.Serialize(await verifier.VerifyAsync(db, tenant, http.RequestAborted), JsonSerializerOptions.Web));
            await lines.FlushAsync(http.RequestAborted);
        }

        await lines.WriteLineAsync("end");
    }

    internal static async Task<Ok<Page<AuditItem>>> List(
        [AsParameters] PageRequest page, [AsParameters] AuditFilter filter, TenantDb db, CurrentUser user, CancellationToken ct)
    {
        var entries = filter.Of(db, page.Search, user.Reach);
        var total = await entries.CountAsync(ct);
        if (Guid.TryParse(page.After, out var after))
        {
            entries = entries.Where(e => e.Id < after);
        }

        var found = await entries.OrderByDescending(e => e.Id).Take(page.Take + 1).Select(AuditItem.Of).ToListAsync(ct);
        var shown = found.Take(page.Take).ToList();
        return TypedResults.Ok(new Page<AuditItem>(shown, found.Count > shown.Count ? shown[^1].Id.ToString() : null, total));
    }

    internal static IResult Export([AsParameters] PageRequest page, [AsParameters] AuditFilter filter, TenantDb db, CurrentUser user) =>
        Csv.Result("audit.csv", Columns, filter.Of(db, page.Search, user.Reach).OrderByDescending(e => e.Id).AsAsyncEnumerable().Select(object?[] (e) =>
        [
            e.At.ToString("O", CultureInfo.InvariantCulture), e.PersonId, e.Scope, e.Support, e.Address, e.Verb, e.Action, e.Kind, e.RowId, e.CommunityId, e.Changes, e.Reason, e.Trace, e.Id,
        ]));

    internal static async Task<Ok<AuditReport>> VerifyOwn(TenantDb db, AuditVerifier verifier, CancellationToken ct) =>
        TypedResults.Ok(await verifier.VerifyAsync(db, db.TenantId!.Value, ct));

    internal static async Task<Results<Ok<List<AuditReport>>, NotFound>> VerifyAll(TenantDb db, CurrentUser user, AuditVerifier verifier, CancellationToken ct)
    {
        if (!user.IsCity)
        {
            return TypedResults.NotFound();
        }

        var reports = new List<AuditReport>();
        foreach (var tenant in await db.AuditTenantsAsync(ct))
        {
            reports.Add(await verifier.VerifyAsync(db, tenant, ct));
        }

        return TypedResults.Ok(reports);
    }
}

/// <param name="Person">By this person.</param>
/// <param name="Verb">An endpoint, an event or a word, e.g. <c>sign-in</c>; its beginning is enough.</param>
/// <param name="Kind">Of this kind of thing.</param>
/// <param name="Row">Of the thing with this id.</param>
/// <param name="Community">Of this community.</param>
/// <param name="Action">created, changed, removed, read, done or refused.</param>
/// <param name="Support">True: only what support did and looked at.</param>
/// <param name="From">From this day on, in China.</param>
/// <param name="To">Up to and with this day.</param>
/// <param name="Since">From this instant on; with</param>
/// <param name="Until">up to this one: what was done through one door, for instance.</param>
internal sealed record AuditFilter(
    Guid? Person = null, string? Verb = null, string? Kind = null, string? Row = null, Guid? Community = null, string? Action = null,
    bool? Support = null, DateOnly? From = null, DateOnly? To = null, DateTimeOffset? Since = null, DateTimeOffset? Until = null)
{
    public IQueryable<AuditEntry> Of(TenantDb db, string? search, Reach reach)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking().Within(reach, e => e.CommunityId);
        entries = Person is { } person ? entries.Where(e => e.PersonId == person) : entries;
        entries = string.IsNullOrEmpty(Verb) ? entries : entries.Where(e => e.Verb.StartsWith(Verb));
        entries = string.IsNullOrEmpty(Kind) ? entries : entries.Where(e => e.Kind == Kind);
        entries = string.IsNullOrEmpty(Row) ? entries : entries.Where(e => e.RowId == Row);
        entries = Community is { } community ? entries.Where(e => e.CommunityId == community) : entries;
        entries = string.IsNullOrEmpty(Action) ? entries : entries.Where(e => e.Action == Action);
        entries = Support is { } support ? entries.Where(e => e.Support == support) : entries;
        // Ids begin with the time: a day is a range of the key.
        entries = From is { } from ? entries.Where(NotBefore(FirstId(ChinaTime.StartOf(from)))) : entries;
        entries = To is { } to ? entries.Where(Before(FirstId(ChinaTime.StartOf(to.AddDays(1))))) : entries;
        entries = Since is { } since ? entries.Where(NotBefore(FirstId(since))) : entries;
        entries = Until is { } until ? entries.Where(Before(FirstId(until))) : entries;
        return search is null ? entries
            : entries.Where(e => e.RowId == search || e.Address == search || e.Trace == search || e.Verb.Contains(search) || e.Changes!.Contains(search) || e.Reason!.Contains(search));
    }

    private static Expression<Func<AuditEntry, bool>> NotBefore(Guid first) => e => e.Id >= first;

    private static Expression<Func<AuditEntry, bool>> Before(Guid first) => e => e.Id < first;

    /// <summary>The smallest id of an instant.</summary>
    private static Guid FirstId(DateTimeOffset instant)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(instant).TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6..].Clear();
        return new(bytes, bigEndian: true);
    }
}

/// <param name="PersonId">Nobody for what the platform does by itself.</param>
/// <param name="Scope">Where the person acted.</param>
/// <param name="Changes">JSON: column → [before, after]; personal values are shown as •••.</param>
internal sealed record AuditItem(
    Guid Id, DateTimeOffset At, Guid? PersonId, string? Scope, bool Support, string? Address, string Verb, string Action, string Kind, string RowId,
    Guid? CommunityId, string? Changes, string? Reason, string? Trace)
{
    public static readonly Expression<Func<AuditEntry, AuditItem>> Of = e => new(
        e.Id, e.At, e.PersonId, e.Scope, e.Support, e.Address, e.Verb, e.Action, e.Kind, e.RowId, e.CommunityId, e.Changes, e.Reason, e.Trace);
}
