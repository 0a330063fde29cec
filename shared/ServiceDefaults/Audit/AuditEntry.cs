using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.ServiceDefaults.Audit;

/// <summary>
/// Who did what, when and from where, with what was there before and after. Written in the transaction of the change itself
/// and never changed: the service's own role may add rows and read those of its tenant, nothing else.
/// </summary>
internal sealed class AuditEntry
{
    public Guid TenantId { get; init; }

    /// <summary>Begins with the time, so that the key's order is the order of events.</summary>
    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Nobody for what the platform does by itself, and for somebody who could not sign in.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Where the person acted, as a scope path.</summary>
    public string? Scope { get; init; }

    /// <summary>The operator's, let in by the tenant for a time.</summary>
    public bool Support { get; init; }

    public string? Address { get; init; }

    /// <summary>The endpoint, e.g. <c>POST /units/{id}/retire</c>; the event's name; or a word such as <c>sign-in</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>One of <see cref="AuditActions"/>.</summary>
    public required string Action { get; init; }

    public required string Kind { get; init; }
    public required string RowId { get; init; }
    public Guid? CommunityId { get; init; }

    /// <summary>A JSON object: column → [before, after]. Personal values are not in it, only that they changed.</summary>
    public string? Changes { get; init; }

    public string? Reason { get; init; }
    public string? Trace { get; init; }

    /// <summary>Keyed hash of all of the above; the key is not in the database.</summary>
    public byte[] Mac { get; internal set; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder)
        {
            builder.ToTable("audit");
            builder.HasKey(e => new { e.TenantId, e.Id });
            builder.Property(e => e.Scope).HasMaxLength(140);
            builder.Property(e => e.Address).HasMaxLength(45);
            builder.Property(e => e.Verb).HasMaxLength(150);
            builder.Property(e => e.Action).HasMaxLength(12);
            builder.Property(e => e.Kind).HasMaxLength(60);
            builder.Property(e => e.RowId).HasMaxLength(100);
            builder.Property(e => e.Reason).HasMaxLength(500);
            builder.Property(e => e.Trace).HasMaxLength(32);
            builder.HasIndex(e => new { e.TenantId, e.RowId, e.Id });
            builder.HasIndex(e => new { e.TenantId, e.PersonId, e.Id });
        }
    }
}

/// <summary>What was done to a thing.</summary>
public static class AuditActions
{
    public const string Created = "created";
    public const string Changed = "changed";
    public const string Removed = "removed";

    /// <summary>Personal data was shown in full, or a support session looked at something.</summary>
    public const string Read = "read";

    /// <summary>Something that leaves no row of its own: a sign-in, a sign-out.</summary>
    public const string Done = "done";

    /// <summary>Tried and refused.</summary>
    public const string Refused = "refused";
}
