using System.Text.Json;
using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.RegistryService.Posts;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Members;

/// <summary>A member as they were before an import changed them. Whoever keeps it keeps it encrypted.</summary>
/// <param name="Claims">What the import claimed for them.</param>
internal sealed record MemberBefore(string Name, string? Phone, Guid? UnitId, IReadOnlyList<Guid>? Claims = null)
{
    public static string Of(Member member, IReadOnlyList<Guid> claims, FieldProtector protector) =>
        JsonSerializer.Serialize(new MemberBefore(member.Name, protector.Open(member.Phone), member.UnitId, claims));

    public static MemberBefore? Read(string? before) => before is null ? null : JsonSerializer.Deserialize<MemberBefore>(before);

    public MemberFacts ToFacts(Guid? personId, FieldProtector protector) => new(Name, protector.Seal(Phone), UnitId, personId);
}

internal static class UndoMembers
{
    /// <summary>Whoever was added goes with their slip and claims, since they never reported in; whoever was changed is as they were.</summary>
    public static async Task UndoMembersAsync(this RegistryDb db, IReadOnlyList<ImportedRow> rows, FieldProtector protector, DateTimeOffset now, CancellationToken ct)
    {
        var ids = rows.Select(r => r.RowId).ToArray();
        var members = await db.LockMembersAsync(ids, ct);
        var slips = (await db.ReportIns.Where(r => ids.Contains(r.MemberId)).ToListAsync(ct)).ToLookup(r => r.MemberId);
        var claims = (await db.Claims.Where(c => ids.Contains(c.MemberId)).ToListAsync(ct)).ToLookup(c => c.MemberId);
        var undoing = (uint)(await db.Database.SqlQuery<long>($"SELECT pg_current_xact_id()::text::bigint & 4294967295 AS \"Value\"").ToListAsync(ct))[0];
        var used = await db.UsedMembersAsync(ids, ct);
        var read = rows.Select(row => (Row: row, Before: MemberBefore.Read(row.Before), Member: MemberOf(row, members))).ToList();
        List<Claim> made = [];
        foreach (var (row, before, member) in read)
        {
            // One of its own that came to a place while others of it were taken back is its own still.
            var own = claims[member.Id].Where(c => c.Version == row.Version || c.Version == undoing).ToList();
            if (before is null ? used.Contains(member.Id) || own.Count < claims[member.Id].Count() : before.Claims?.Any(id => own.TrueForAll(c => c.Id != id)) == true)
            {
                throw Sheets.Errors.UsedSince(member.Name);
            }

            made.AddRange(before is null ? own : own.Where(c => before.Claims?.Contains(c.Id) == true));
        }

        await db.UnclaimAsync(made, now, ct);
        foreach (var (_, before, member) in read)
        {
            if (before is not null)
            {
                db.Change(member, before.ToFacts(member.PersonId, protector), now);
            }
            else
            {
                db.RemoveRange(slips[member.Id]);
                db.Remove(member);
                db.Publish(new MemberLeft(member.TenantId, now, member.Id, member.CommunityId, member.UnitId, member.ReportedInOn));
            }
        }
    }

    private static Member MemberOf(ImportedRow row, Dictionary<Guid, Member> members) =>
        members.GetValueOrDefault(row.RowId) is { } found && found.Version == row.Version ? found : throw Sheets.Errors.ChangedSince(members.GetValueOrDefault(row.RowId)?.Name);

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
        .. (await db.Pairs.Where(p => ids.Contains(p.HelperRef) || ids.Contains(p.HelpedRef)).Select(p => new { p.HelperRef, p.HelpedRef }).ToListAsync(ct)).SelectMany(p => new[] { p.HelperRef, p.HelpedRef }),
    ];
}
