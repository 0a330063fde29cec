using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.RegistryService.Sheets;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Volunteers;

/// <summary>Volunteers from a spreadsheet: new ones sign up with their consent, of those that are there changes what a cell says.</summary>
internal sealed class VolunteerSheet(RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock) : IOneStepImport
{
    public const string Noun = "volunteers";

    private readonly SheetPeople people = new();
    private readonly Dictionary<int, Guid> meant = [];
    private SheetCommunities communities = null!;

    public async Task<SheetPlan> PlanAsync(CancellationToken ct)
    {
        communities = await SheetCommunities.LoadAsync(db, user.Reach, ct);
        return VolunteerColumns.Plan(communities);
    }

    public async Task CheckAsync(IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        meant.Clear();
        var matches = await VolunteerMatches.LoadAsync(db, user, protector, people, rows, ct);
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
        var there = ids.Count == 0 ? [] : await db.Volunteers.Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, ct);
        foreach (var row in rows)
        {
            if (row.Verdict == RowVerdict.New)
            {
                var volunteer = Volunteer.SignUp(communities.Of(row)!.Value, row.ToFacts(null, protector), row.DateOf("joinedOn") ?? today, today);
                db.Volunteers.Add(volunteer);
                db.Publish(new VolunteerSignedUp(volunteer.TenantId, now, volunteer.Id, volunteer.CommunityId, volunteer.JoinedOn));
                people.Add(volunteer.Id);
                row.Became(volunteer.Id);
            }
            else
            {
                var volunteer = there[meant[row.Number]];
                row.Became(volunteer.Id, VolunteerBefore.Of(volunteer, protector));
                volunteer.Change(row.ToFacts(volunteer, protector), today);
            }
        }
    }

    public Task UndoAsync(IReadOnlyList<ImportedRow> rows, CancellationToken ct) => db.UndoVolunteersAsync(rows, protector, clock, ct);

    private void Compare(SheetRow row, Volunteer? there)
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
        people.Say(row, "name", community, row["name"], row["phone"]);
        return row.Faults.Count > 0;
    }
}
