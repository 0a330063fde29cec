using System.Text.Json;
using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.RegistryService.Sheets;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.UnitResources;

/// <summary>
/// Resources of units from a spreadsheet: new ones are offered, those on offer are changed where a cell says something else. Unit and title say which one
/// a row means, of several the one that is to be had from the same day on.
/// </summary>
internal sealed class ResourceSheet(RegistryDb db, CurrentUser user, IHttpContextAccessor http, TimeProvider clock) : IOneStepImport
{
    public const string Noun = "resources";

    private readonly Dictionary<string, int> seen = [];
    private readonly Dictionary<int, Guid> meant = [];
    private SheetUnits units = null!;

    public async Task<SheetPlan> PlanAsync(CancellationToken ct)
    {
        units = await SheetUnits.LoadAsync(db, user, user.Reach, ct);
        return ResourceColumns.Plan(units, await SheetWorkAreas.ToColumnAsync(http));
    }

    public async Task CheckAsync(IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        meant.Clear();
        var titles = rows.Select(r => r["name"]).OfType<string>().Distinct().ToList();
        var called = (await db.Resources.AsNoTracking().Where(r => titles.Contains(r.Title)).ToListAsync(ct)).ToLookup(r => (r.UnitId, r.Title));
        foreach (var row in rows)
        {
            if (row["name"] is { } title && units.Of(row, null) is { } unit && row.Faults.Count == 0
                && Find(row, [.. called[(unit, title)]]) is var there && row.Faults.Count == 0 && !IsTwice(row, unit, there))
            {
                Compare(row, unit, there);
            }
        }
    }

    public async Task ImportAsync(IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var there = await db.LockResourcesAsync([.. meant.Values], ct);
        foreach (var row in rows)
        {
            if (row.Verdict == RowVerdict.New)
            {
                var resource = Resource.Offer(units.Of(row, null)!.Value, row.ToFacts(null), today);
                db.Resources.Add(resource);
                db.Publish(new ResourceOffered(
                    resource.TenantId, now, resource.Id, resource.UnitId, units.CommunityOf(resource.UnitId), resource.Kind, resource.WorkArea, resource.OfferedOn));
                row.Became(resource.Id);
            }
            else
            {
                var resource = there[meant[row.Number]];
                row.Became(resource.Id, JsonSerializer.Serialize(resource.ToFacts()));
                // Somebody may have claimed of it since it was checked.
                row.Try("name", () => resource.Change(row.ToFacts(resource)));
            }
        }
    }

    /// <summary>What was added is gone, since no need has claimed it; a claim is a change. What was changed is as it was.</summary>
    public async Task UndoAsync(IReadOnlyList<ImportedRow> rows, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var resources = await db.LockResourcesAsync([.. rows.Select(r => r.RowId)], ct);
        foreach (var row in rows)
        {
            var resource = resources.GetValueOrDefault(row.RowId) is { } found && found.Version == row.Version
                ? found : throw Sheets.Errors.ChangedSince(resources.GetValueOrDefault(row.RowId)?.Title);
            if (row.Before is { } before)
            {
                resource.Change(JsonSerializer.Deserialize<ResourceFacts>(before)!);
            }
            else
            {
                db.Remove(resource);
                db.Publish(new ResourceEnded(resource.TenantId, now, resource.Id, resource.UnitId, "undone", resource.OfferedOn));
            }
        }
    }

    /// <summary>Of those that ended, only one that was to be had from the same day on is meant.</summary>
    private static Resource? Find(SheetRow row, List<Resource> called)
    {
        var live = called.FindAll(r => r.EndedOn is null);
        if (live.Count > 1)
        {
            live = live.FindAll(r => r.AvailableFrom == row.DateOf("from"));
            if (live.Count != 1)
            {
                row.Refuse("from", "resource.sheet_ambiguous");
            }
        }

        return live is [var one] ? one : called.Find(r => r.EndedOn is not null && r.AvailableFrom == row.DateOf("from"));
    }

    private void Compare(SheetRow row, Guid unit, Resource? there)
    {
        row.Meets(there?.ToCells());
        if (there is null)
        {
            row.Try("name", () => Resource.Offer(unit, row.ToFacts(null), clock.Today()));
        }
        else if (row.Verdict == RowVerdict.Changed)
        {
            meant[row.Number] = there.Id;
            row.Try("name", () => there.Change(row.ToFacts(there)));
        }
    }

    private bool IsTwice(SheetRow row, Guid unit, Resource? there)
    {
        var key = there?.Id.ToString() ?? $"{unit} {row["name"]}";
        if (!seen.TryAdd(key, row.Number))
        {
            row.Refuse("name", "sheet.twice", seen[key]);
        }

        return row.Faults.Count > 0;
    }
}
