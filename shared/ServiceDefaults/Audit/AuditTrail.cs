using Linli.Contracts;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Linli.ServiceDefaults.Audit;

/// <summary>Turns what a context is about to save into audit entries of the same save.</summary>
internal static class AuditTrail
{
    /// <returns>What was added to the context; empty when nothing is audited.</returns>
    public static List<EntityEntry> Write(TenantDb db, IReadOnlyList<EntityEntry> changed, IReadOnlyList<AuditNote> notes, Func<AuditAuthor> author)
    {
        List<AuditEntry> entries = [];
        Moment? moment = null;
        foreach (var entry in changed)
        {
            if (AuditShape.Of(entry, db) is { } shape && AuditChanges.Of(entry, shape) is { } changes)
            {
                moment ??= author().Now(db.Verb);
                var values = entry.State == EntityState.Deleted ? entry.OriginalValues : entry.CurrentValues;
                var (acting, owner) = (db.TenantId ?? City.Id, shape.TenantOf(values));
                entries.Add(Entry(moment, owner ?? acting, entry, shape, values, changes));
                if (owner is not null && owner != acting)
                {
                    // The city acts on a tenant: both see it.
                    entries.Add(Entry(moment, acting, entry, shape, values, changes));
                }
            }
        }

        entries.AddRange(notes.Select(note => Entry(moment ??= author().Now(db.Verb), note, db.TenantId ?? City.Id)));
        if (entries.Count == 0)
        {
            return [];
        }

        var key = author().Key;
        entries.ForEach(e => e.Mac = key.Of(e));
        var pending = entries.GroupBy(e => e.TenantId).Select(of => new AuditPending { Id = Guid.CreateVersion7(moment!.At), TenantId = of.Key, Entries = [.. of.Select(e => e.Id)] });
        return [.. entries.Select(e => (EntityEntry)db.Add(e)), .. pending.Select(p => (EntityEntry)db.Add(p))];
    }

    private static AuditEntry Entry(Moment moment, Guid tenant, EntityEntry entry, AuditShape shape, PropertyValues values, string changes) => new()
    {
        TenantId = tenant,
        Id = Guid.CreateVersion7(moment.At),
        At = moment.At,
        PersonId = moment.PersonId,
        Scope = moment.Scope,
        Support = moment.Support,
        Address = moment.Address,
        Verb = moment.Verb,
        Action = entry.State switch { EntityState.Added => AuditActions.Created, EntityState.Deleted => AuditActions.Removed, _ => AuditActions.Changed },
        Kind = shape.Kind,
        RowId = shape.IdOf(values),
        CommunityId = shape.CommunityOf(values),
        Changes = changes,
        Trace = moment.Trace,
    };

    private static AuditEntry Entry(Moment moment, AuditNote note, Guid acting) => new()
    {
        TenantId = note.TenantId ?? acting,
        Id = Guid.CreateVersion7(moment.At),
        At = moment.At,
        PersonId = note.PersonId ?? moment.PersonId,
        Scope = moment.Scope,
        Support = moment.Support || note.Support,
        Address = moment.Address,
        Verb = note.Verb ?? moment.Verb,
        Action = note.Action,
        Kind = note.Kind,
        RowId = note.RowId,
        CommunityId = note.CommunityId,
        Changes = AuditChanges.Of(note.Changes),
        Reason = note.Reason,
        Trace = moment.Trace,
    };
}
