using System.Text.Json;
using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Members;

/// <summary>A member as they were before an import changed them. Whoever keeps it keeps it encrypted.</summary>
internal sealed record MemberBefore(string Name, string? Phone, Guid? UnitId)
{
    public static string Of(Member member, FieldProtector protector) => JsonSerializer.Serialize(new MemberBefore(member.Name, protector.Open(member.Phone), member.UnitId));

    public static MemberFacts Read(string before, Guid? personId, FieldProtector protector)
    {
        var b = JsonSerializer.Deserialize<MemberBefore>(before)!;
        return new(b.Name, protector.Seal(b.Phone), b.UnitId, personId);
    }
}

internal static class UndoMembers
{
    /// <summary>Whoever was added goes with their slip, since they never reported in; whoever was changed is as they were.</summary>
    public static async Task UndoMembersAsync(this RegistryDb db, IReadOnlyList<ImportedRow> rows, FieldProtector protector, DateTimeOffset now, CancellationToken ct)
    {
        var ids = rows.Select(r => r.RowId).ToArray();
        await db.Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM members WHERE tenant_id = {db.TenantId} AND id = ANY ({ids}) ORDER BY id FOR NO KEY UPDATE").ToListAsync(ct);
        var members = await db.Members.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, ct);
        var slips = (await db.ReportIns.Where(r => ids.Contains(r.MemberId)).ToListAsync(ct)).ToLookup(r => r.MemberId);
        var used = await db.UsedMembersAsync(ids, ct);
        foreach (var row in rows)
        {
            var member = members.GetValueOrDefault(row.RowId) is { } found && found.Version == row.Version ? found : throw Sheets.Errors.ChangedSince(members.GetValueOrDefault(row.RowId)?.Name);
            if (row.Before is { } before)
            {
                db.Change(member, MemberBefore.Read(before, member.PersonId, protector), now);
            }
            else if (used.Contains(member.Id))
            {
                throw Sheets.Errors.UsedSince(member.Name);
            }
            else
            {
                db.RemoveRange(slips[member.Id]);
                db.Remove(member);
                db.Publish(new MemberLeft(member.TenantId, now, member.Id, member.CommunityId, member.UnitId, member.ReportedInOn));
            }
        }
    }

    /// <summary>What changing a member by hand tells, an import tells too.</summary>
    public static void Change(this RegistryDb db, Member member, MemberFacts facts, DateTimeOffset now)
    {
        var former = member.UnitId;
        member.Change(facts);
        if (member.UnitId != former)
        {
            db.Publish(new MemberUnitChanged(member.TenantId, now, member.Id, member.UnitId, former));
        }
    }

    private static async Task<HashSet<Guid>> UsedMembersAsync(this RegistryDb db, Guid[] ids, CancellationToken ct) =>
    [
        .. await db.ActiveMembers.Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(ct),
        .. await db.Volunteers.Where(v => v.MemberId != null && ids.Contains(v.MemberId.Value)).Select(v => v.MemberId!.Value).ToListAsync(ct),
        .. await db.Claims.Where(c => ids.Contains(c.MemberId)).Select(c => c.MemberId).Distinct().ToListAsync(ct),
        .. (await db.Pairs.Where(p => ids.Contains(p.HelperRef) || ids.Contains(p.HelpedRef)).Select(p => new { p.HelperRef, p.HelpedRef }).ToListAsync(ct)).SelectMany(p => new[] { p.HelperRef, p.HelpedRef }),
    ];
}
