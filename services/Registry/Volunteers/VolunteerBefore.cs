using System.Text.Json;
using Linli.RegistryService.Beneficiaries;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Volunteers;

/// <summary>A volunteer as they were before an import changed them. Whoever keeps it keeps it encrypted, and forgets it with them.</summary>
internal sealed record VolunteerBefore(string Name, string? Phone, IReadOnlyList<string> Skills, IReadOnlyList<string> Times, DateOnly ConsentOn, DateOnly RetainUntil)
{
    public static string Of(Volunteer v, FieldProtector protector) =>
        JsonSerializer.Serialize(new VolunteerBefore(v.Name, protector.Open(v.Phone), v.Skills, v.Times, v.ConsentOn, v.RetainUntil));

    public static VolunteerFacts Read(string before, Volunteer now, FieldProtector protector)
    {
        var v = JsonSerializer.Deserialize<VolunteerBefore>(before)!;
        return new(v.Name, protector.Seal(v.Phone), v.Skills, v.Times, v.ConsentOn, v.RetainUntil == now.RetainUntil ? null : v.RetainUntil, now.PersonId);
    }
}

internal static class UndoVolunteers
{
    /// <summary>Whoever was added is erased as anybody is, since they were signed up by mistake; whoever was changed is as they were.</summary>
    public static async Task UndoVolunteersAsync(this RegistryDb db, IReadOnlyList<ImportedRow> rows, FieldProtector protector, TimeProvider clock, CancellationToken ct)
    {
        var ids = rows.Select(r => r.RowId).ToArray();
        await db.Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM volunteers WHERE tenant_id = {db.TenantId} AND id = ANY ({ids}) ORDER BY id FOR UPDATE").ToListAsync(ct);
        var there = await db.Volunteers.Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, ct);
        List<Volunteer> added = [];
        foreach (var row in rows)
        {
            // Said masked: the reason is kept with the import, longer than they may be.
            var volunteer = there.GetValueOrDefault(row.RowId) is { } found && found.Version == row.Version ? found
                : throw Sheets.Errors.ChangedSince(there.GetValueOrDefault(row.RowId) is { } other ? Mask.Name(other.Name) : null);
            if (row.Before is { } before)
            {
                volunteer.Change(VolunteerBefore.Read(before, volunteer, protector), clock.Today());
            }
            else
            {
                added.Add(volunteer);
            }
        }

        await db.EraseAsync(added, EraseBeneficiary.ByMistake, clock, ct);
    }
}
