using Linli.IdentityService.Data;
using Linli.IdentityService.People;
using Linli.IdentityService.Resources;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Support;

/// <summary>The doors that a sub-district has opened, the newest first, with who came in.</summary>
internal static class ListDoors
{
    private static readonly Sorts<SupportDoor> Sorts = new Sorts<SupportDoor>(d => d.Id)
        .By("-openedAt", d => d.OpenedAt)
        .By("until", d => d.EndedAt ?? d.Until);

    public static void MapListDoors(this IEndpointRouteBuilder app)
    {
        app.MapGet("/support/doors", List).RequirePermission(Permissions.SupportAllow)
            .WithSummary("Support access of the own sub-district, newest first; search in the reason; state: open or ended; extent: a role of support; sort by openedAt or until.");
        app.MapGet("/support/doors/export", Export).RequirePermission(Permissions.SupportAllow).WithSummary("The same as CSV, with the same search, filters and order.");
        app.MapGet("/support/doors/{id:guid}", Find).RequirePermission(Permissions.SupportAllow).WithSummary("One of them, with each time that an operator came in.");
    }

    private static async Task<Ok<Page<DoorItem>>> List([AsParameters] PageRequest page, string? state, string? extent, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var doors = await Sorts.PageAsync(Matching(db, page.Search, state, extent, clock.GetUtcNow()), page, d => d, ct);
        return TypedResults.Ok(new Page<DoorItem>(await DescribeAsync(doors.Items, db, clock, ct), doors.Next, doors.Total));
    }

    private static async Task<IResult> Export([AsParameters] PageRequest page, string? state, string? extent, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        // A sub-district opens a few in a year.
        var doors = await DescribeAsync(await Sorts.Order(Matching(db, page.Search, state, extent, clock.GetUtcNow()), page.Sort).ToListAsync(ct), db, clock, ct);
        return Csv.Result(Words.Get("doors.file"),
            Words.All("reason", "extent", "openedBy", "openedAt", "until", "endedAt", "endedBy", "visits"),
            doors.Select(d => new object?[] { d.Reason, Words.Get($"extent.{d.Extent}"), d.OpenedBy?.Name, d.OpenedAt, d.Until, d.EndedAt, d.EndedBy?.Name, d.Visits }).ToAsyncEnumerable());
    }

    private static IQueryable<SupportDoor> Matching(IdentityDb db, string? search, string? state, string? extent, DateTimeOffset now)
    {
        var doors = db.SupportDoors.AsNoTracking();
        doors = search is null ? doors : doors.Where(d => d.Reason.Contains(search));
        doors = string.IsNullOrEmpty(extent) ? doors : doors.Where(d => d.Extent == extent);
        return state switch
        {
            "open" => doors.Where(d => d.EndedAt == null && d.Until > now),
            "ended" => doors.Where(d => d.EndedAt != null || d.Until <= now),
            _ => doors,
        };
    }

    private static async Task<Results<Ok<DoorDetail>, NotFound>> Find(Guid id, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.SupportDoors.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct) is not { } door)
        {
            return TypedResults.NotFound();
        }

        var visits = await db.SupportVisits.AsNoTracking().Where(v => v.DoorId == id).OrderBy(v => v.Id)
            .Join(db.Persons, v => v.PersonId, p => p.Id, (v, p) => new DoorVisit(v.At, new(p.Id, p.Name))).ToListAsync(ct);
        return TypedResults.Ok(new DoorDetail((await DescribeAsync([door], db, clock, ct))[0], visits));
    }

    private static async Task<List<DoorItem>> DescribeAsync(IReadOnlyList<SupportDoor> doors, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var ids = doors.Select(d => d.Id).ToList();
        var people = doors.SelectMany(d => new[] { d.OpenedBy, d.EndedBy ?? Guid.Empty }).Distinct().ToList();
        var names = await db.Persons.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => new PersonRef(p.Id, p.Name), ct);
        var visits = await db.SupportVisits.Where(v => ids.Contains(v.DoorId)).GroupBy(v => v.DoorId).ToDictionaryAsync(g => g.Key, g => g.Count(), ct);
        var now = clock.GetUtcNow();
        return [.. doors.Select(d => new DoorItem(
            d.Id, d.Extent, d.Reason, names.GetValueOrDefault(d.OpenedBy), d.OpenedAt, d.Until, d.IsOpen(now), d.EndedAt ?? (d.Until > now ? null : d.Until),
            d.EndedBy is { } by ? names.GetValueOrDefault(by) : null, visits.GetValueOrDefault(d.Id)))];
    }
}

/// <param name="Extent">The role that operators act in.</param>
/// <param name="OpenedBy">Null: the account is gone.</param>
/// <param name="EndedAt">When it was closed or ran out.</param>
/// <param name="EndedBy">Who closed it; null: nobody, it ran out.</param>
/// <param name="Visits">How many times somebody came in.</param>
internal sealed record DoorItem(
    Guid Id, string Extent, string Reason, PersonRef? OpenedBy, DateTimeOffset OpenedAt, DateTimeOffset Until, bool IsOpen, DateTimeOffset? EndedAt, PersonRef? EndedBy, int Visits);

internal sealed record DoorDetail(DoorItem Door, IReadOnlyList<DoorVisit> Visits);

internal sealed record DoorVisit(DateTimeOffset At, PersonRef Person);
