using System.Text.Json;
using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.RegistryService.Sheets;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Needs;

/// <summary>
/// Needs from a spreadsheet: new ones are entered, those that go on are changed where a cell says something else. Community, title and the day since when
/// it is needed say which need a row means; without the day, the one that goes on.
/// </summary>
internal sealed class NeedSheet(RegistryDb db, CurrentUser user, IHttpContextAccessor http, TimeProvider clock) : IOneStepImport
{
    public const string Noun = "needs";

    private readonly Dictionary<string, int> seen = [];
    private readonly Dictionary<int, Guid> meant = [];
    private SheetCommunities communities = null!;

    public async Task<SheetPlan> PlanAsync(CancellationToken ct)
    {
        communities = await SheetCommunities.LoadAsync(db, user.Reach, ct);
        return NeedColumns.Plan(communities, await SheetWorkAreas.ToColumnAsync(http), clock.Today());
    }

    public async Task CheckAsync(IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        meant.Clear();
        var titles = rows.Select(r => r["name"]).OfType<string>().Distinct().ToList();
        var called = (await db.Needs.AsNoTracking().Where(n => titles.Contains(n.Title)).ToListAsync(ct)).ToLookup(n => (n.CommunityId, n.Title));
        foreach (var row in rows)
        {
            if (row["name"] is { } title && communities.Of(row) is { } community && row.Faults.Count == 0
                && Find(row, [.. called[(community, title)]]) is var there && row.Faults.Count == 0 && !IsTwice(row, community, there))
            {
                Compare(row, community, there);
            }
        }
    }

    public async Task ImportAsync(IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var there = await db.LockNeedsAsync([.. meant.Values], ct);
        foreach (var row in rows)
        {
            if (row.Verdict == RowVerdict.New)
            {
                var need = Need.Enter(communities.Of(row)!.Value, row.ToFacts(null), row.DateOf("on") ?? today, today);
                db.Needs.Add(need);
                db.Publish(new NeedEntered(need.TenantId, now, need.Id, need.CommunityId, need.Kind, need.WorkArea, need.EnteredOn));
                row.Became(need.Id);
            }
            else
            {
                var need = there[meant[row.Number]];
                row.Became(need.Id, JsonSerializer.Serialize(need.ToFacts()));
                // Somebody may have claimed of it since it was checked.
                row.Try("name", () => db.Change(need, row.ToFacts(need), now, today));
            }
        }
    }

    /// <summary>What was added is gone as if it had never been, since nobody claimed it, which is a change, and no project took it up. What was changed is as it was.</summary>
    public async Task UndoAsync(IReadOnlyList<ImportedRow> rows, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        Guid[] ids = [.. rows.Select(r => r.RowId)];
        var needs = await db.LockNeedsAsync(ids, ct);
        var takenUp = await db.ProjectNeeds.Where(p => ids.Contains(p.NeedId)).Select(p => p.NeedId).ToListAsync(ct);
        foreach (var row in rows)
        {
            var need = needs.GetValueOrDefault(row.RowId) is { } found && found.Version == row.Version && !takenUp.Contains(row.RowId)
                ? found : throw Sheets.Errors.ChangedSince(needs.GetValueOrDefault(row.RowId)?.Title);
            if (row.Before is { } before)
            {
                db.Change(need, JsonSerializer.Deserialize<NeedFacts>(before)!, now, today);
            }
            else
            {
                db.Remove(need);
                db.Publish(new NeedEnded(need.TenantId, now, need.Id, need.CommunityId, "undone", need.EnteredOn.AddDays(-1)));
            }
        }
    }

    private static Need? Find(SheetRow row, List<Need> called)
    {
        if (row.DateOf("on") is { } on)
        {
            return called.Where(n => n.EnteredOn == on).OrderByDescending(n => n.IsLive).FirstOrDefault();
        }

        var live = called.FindAll(n => n.IsLive);
        if (live.Count > 1)
        {
            row.Refuse("on", "need.sheet_ambiguous", live.Count);
        }

        return live is [var one] ? one : null;
    }

    private void Compare(SheetRow row, Guid community, Need? there)
    {
        row.Meets(there?.ToCells());
        if (there is null)
        {
            row.Try("name", () => Need.Enter(community, row.ToFacts(null), row.DateOf("on") ?? clock.Today(), clock.Today()));
        }
        else if (row.Verdict == RowVerdict.Changed)
        {
            meant[row.Number] = there.Id;
            row.Try("name", () => there.Change(row.ToFacts(there), clock.Today()));
        }
    }

    private bool IsTwice(SheetRow row, Guid community, Need? there)
    {
        var key = there?.Id.ToString() ?? $"{community} {row.DateOf("on") ?? clock.Today():O} {row["name"]}";
        if (!seen.TryAdd(key, row.Number))
        {
            row.Refuse("name", "sheet.twice", seen[key]);
        }

        return row.Faults.Count > 0;
    }
}
