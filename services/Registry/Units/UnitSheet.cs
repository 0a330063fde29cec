using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.RegistryService.Sheets;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Units;

/// <summary>Units from a spreadsheet: new ones are registered, those that are there are changed where a cell says something else.</summary>
internal sealed class UnitSheet(RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock) : IOneStepImport
{
    public const string Noun = "units";

    private readonly Dictionary<string, int> codes = [];
    private readonly Dictionary<(Guid?, string), (int Line, bool HasCode)> names = [];
    private readonly Dictionary<int, Guid> meant = [];
    private SheetCommunities communities = null!;

    public async Task<SheetPlan> PlanAsync(CancellationToken ct)
    {
        communities = await SheetCommunities.LoadAsync(db, user.Reach, ct);
        return UnitColumns.Plan(communities);
    }

    public async Task CheckAsync(IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        meant.Clear();
        var matches = await UnitMatches.LoadAsync(db, user, rows, ct);
        foreach (var row in rows)
        {
            if (row["name"] is not null && CommunityOf(row) is var community && row.Faults.Count == 0 && !IsTwice(row, community)
                && matches.Find(row, community) is var there && row.Faults.Count == 0)
            {
                Compare(row, row.ToFacts(community, there, protector), there);
            }
        }
    }

    public async Task ImportAsync(IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        var ids = rows.Where(r => r.Verdict == RowVerdict.Changed).Select(r => meant[r.Number]).ToList();
        var there = ids.Count == 0 ? [] : await db.Units.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        var now = clock.GetUtcNow();
        foreach (var row in rows)
        {
            if (row.Verdict == RowVerdict.New)
            {
                var unit = Unit.Register(row.ToFacts(CommunityOf(row), null, protector), now);
                db.Units.Add(unit);
                db.Publish(new UnitRegistered(unit.TenantId, now, unit.Id, unit.CommunityId, unit.Name, unit.Kind));
                row.Became(unit.Id);
            }
            else
            {
                var unit = there[meant[row.Number]];
                row.Became(unit.Id, UnitBefore.Of(unit, protector));
                Change(unit, row.ToFacts(CommunityOf(row), unit, protector), now);
            }
        }
    }

    /// <summary>What was added retires, since an activity or a role elsewhere may name it by now; what was changed is as it was.</summary>
    public async Task UndoAsync(IReadOnlyList<ImportedRow> rows, CancellationToken ct)
    {
        var ids = rows.Select(r => r.RowId).ToArray();
        var units = await db.LockUnitsAsync(ids, ct);
        var used = await db.UsedUnitsAsync(ids, ct);
        var now = clock.GetUtcNow();
        foreach (var row in rows)
        {
            var unit = units.GetValueOrDefault(row.RowId) is { } found && found.Version == row.Version ? found : throw Sheets.Errors.ChangedSince(units.GetValueOrDefault(row.RowId)?.Name);
            if (row.Before is { } before)
            {
                Change(unit, UnitBefore.Read(before, protector), now);
            }
            else if (used.Contains(unit.Id))
            {
                throw Sheets.Errors.UsedSince(unit.Name);
            }
            else
            {
                unit.Retire(Labels.Of("unit.importUndone", System.Globalization.CultureInfo.CurrentUICulture), now);
                db.Publish(new UnitRetired(unit.TenantId, now, unit.Id, unit.CommunityId, unit.Kind));
            }
        }
    }

    private void Change(Unit unit, UnitFacts facts, DateTimeOffset now)
    {
        var (formerCommunity, formerKind) = (unit.CommunityId, unit.Kind);
        unit.Change(facts);
        db.Publish(new UnitChanged(unit.TenantId, now, unit.Id, unit.CommunityId, unit.Name, unit.Kind, formerCommunity, formerKind));
    }

    private void Compare(SheetRow row, UnitFacts facts, Unit? there)
    {
        row.CheckTogether(facts);
        row.Meets(there?.ToCells(protector));
        if (row.Verdict == RowVerdict.Changed)
        {
            meant[row.Number] = there!.Id;
        }
    }

    private Guid? CommunityOf(SheetRow row) => row[SheetCommunities.Column] == UnitColumns.Partner ? null : communities.Of(row);

    /// <summary>A sheet says each unit once; two of the same name are told apart by their codes.</summary>
    private bool IsTwice(SheetRow row, Guid? community)
    {
        if (row["creditCode"] is { } code && !codes.TryAdd(code, row.Number))
        {
            row.Refuse("creditCode", "sheet.twice", codes[code]);
        }
        else if (!names.TryAdd((community, row["name"]!), (row.Number, row["creditCode"] is not null)) && names[(community, row["name"]!)] is var first && !(first.HasCode && row["creditCode"] is not null))
        {
            row.Refuse("name", "sheet.twice", first.Line);
        }

        return row.Faults.Count > 0;
    }
}
