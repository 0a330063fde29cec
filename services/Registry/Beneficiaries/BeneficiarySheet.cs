using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.RegistryService.Sheets;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Beneficiaries;

/// <summary>Beneficiaries from a spreadsheet: new ones are registered with their consent, of those that are there changes what a cell says.</summary>
internal sealed class BeneficiarySheet(RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock) : IOneStepImport
{
    public const string Noun = "beneficiaries";

    private readonly SheetPeople people = new();
    private readonly Dictionary<int, Guid> meant = [];
    private SheetCommunities communities = null!;

    public async Task<SheetPlan> PlanAsync(CancellationToken ct)
    {
        communities = await SheetCommunities.LoadAsync(db, user.Reach, ct);
        return BeneficiaryColumns.Plan(communities, clock.Today());
    }

    public async Task CheckAsync(IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        meant.Clear();
        var matches = await BeneficiaryMatches.LoadAsync(db, user, protector, people, rows, ct);
        foreach (var row in rows)
        {
            if (row["name"] is not null && communities.Of(row) is { } community && row.Faults.Count == 0 && !IsTwice(row, community)
                && matches.Find(row, community) is var there && row.Faults.Count == 0)
            {
                Compare(row, there);
            }
        }
    }

    public async Task ImportAsync(IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var ids = rows.Where(r => r.Verdict == RowVerdict.Changed).Select(r => meant[r.Number]).ToList();
        var there = ids.Count == 0 ? [] : await db.Beneficiaries.Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, ct);
        foreach (var row in rows)
        {
            if (row.Verdict == RowVerdict.New)
            {
                var beneficiary = Beneficiary.Register(communities.Of(row)!.Value, row.ToFacts(null, protector), row.DateOf("registeredOn") ?? today, today);
                db.Beneficiaries.Add(beneficiary);
                db.Publish(new BeneficiaryRegistered(beneficiary.TenantId, now, beneficiary.Id, beneficiary.CommunityId, beneficiary.Kind, beneficiary.RegisteredOn));
                people.Add(beneficiary.Id);
                row.Became(beneficiary.Id);
            }
            else
            {
                var beneficiary = there[meant[row.Number]];
                row.Became(beneficiary.Id, BeneficiaryBefore.Of(beneficiary, protector));
                db.Change(beneficiary, row.ToFacts(beneficiary, protector), clock);
            }
        }
    }

    public Task UndoAsync(IReadOnlyList<ImportedRow> rows, CancellationToken ct) => db.UndoBeneficiariesAsync(rows, protector, clock, ct);

    private void Compare(SheetRow row, Beneficiary? there)
    {
        var facts = row.ToFacts(there, protector);
        row.CheckTogether(facts, there, clock.Today());
        row.Meets(there?.ToCells(row, protector));
        if (there is not null)
        {
            meant[row.Number] = there.Id;
            people.Mean(row, "name", there.Id);
        }
    }

    private bool IsTwice(SheetRow row, Guid community)
    {
        if (row["identityNumber"] is { } number)
        {
            people.Say(row, "identityNumber", number);
        }
        else
        {
            people.Say(row, "name", community, row["name"], row["phone"]);
        }

        return row.Faults.Count > 0;
    }
}
