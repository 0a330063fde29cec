using Linli.IdentityService.Data;
using Linli.IdentityService.People;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Support;

/// <summary>The doors that a sub-district has opened, the newest first, with who came in.</summary>
internal static class ListDoors
{
    public static void MapListDoors(this IEndpointRouteBuilder app)
    {
        app.MapGet("/support/doors", List).RequirePermission(Permissions.SupportAllow).WithSummary("Support access of the own sub-district, newest first; the open one is the first.");
        app.MapGet("/support/doors/{id:guid}", Find).RequirePermission(Permissions.SupportAllow).WithSummary("One of them, with each time that an operator came in.");
    }

    private static async Task<Ok<Page<DoorItem>>> List([AsParameters] PageRequest page, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var doors = db.SupportDoors.AsNoTracking();
        doors = page.Search is { } search ? doors.Where(d => d.Reason.Contains(search)) : doors;
        var total = await doors.CountAsync(ct);
        if (Guid.TryParse(page.After, out var after))
        {
            doors = doors.Where(d => d.Id < after);
        }

        var found = await doors.OrderByDescending(d => d.Id).Take(page.Take + 1).ToListAsync(ct);
        var shown = found.Take(page.Take).ToList();
        var items = await DescribeAsync(shown, db, clock, ct);
        return TypedResults.Ok(new Page<DoorItem>(items, found.Count > shown.Count ? shown[^1].Id.ToString() : null, total));
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

    private static async Task<List<DoorItem>> DescribeAsync(List<SupportDoor> doors, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var ids = doors.Select(d => d.Id).ToList();
        var people = doors.SelectMany(d => new[] { d.OpenedBy, d.EndedBy ?? Guid.Empty }).Distinct().ToList();
        var names = await db.Persons.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => new PersonRef(p.Id, p.Name), ct);
        var visits = await db.SupportVisits.Where(v => ids.Contains(v.DoorId)).GroupBy(v => v.DoorId).ToDictionaryAsync(g => g.Key, g => g.Count(), ct);
        var now = clock.GetUtcNow();
        return doors.ConvertAll(d => new DoorItem(
            d.Id, d.Extent, d.Reason, names.GetValueOrDefault(d.OpenedBy), d.OpenedAt, d.Until, d.IsOpen(now), d.EndedAt ?? (d.Until > now ? null : d.Until),
            d.EndedBy is { } by ? names.GetValueOrDefault(by) : null, visits.GetValueOrDefault(d.Id)));
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
