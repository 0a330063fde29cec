using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Linli.ServiceDefaults.Tests;

/// <summary>The smallest service: notes of a tenant, and labels that the city may read.</summary>
internal sealed class NotesDb(DbContextOptions<NotesDb> options) : TenantDb(options)
{
    public DbSet<Note> Notes => Set<Note>();
    public DbSet<Label> Labels => Set<Label>();

    public static Task FollowAsync(CommunityCreated e, NotesDb db, CancellationToken ct)
    {
        if (e.Name == "poison")
        {
            throw new InvalidOperationException("poison");
        }

        db.Add(new Note { Text = e.Name, CommunityId = e.CommunityId });
        return Task.CompletedTask;
    }
}

internal sealed class Note : TenantRow
{
    public string Text { get; set; } = "";
    public Guid CommunityId { get; set; }

    [Personal]
    public string? Author { get; set; }
}

internal sealed class Label : TenantRow, ICityReadable
{
    public string Text { get; set; } = "";
    public Guid? NoteId { get; set; }
}

internal sealed class LabelMapping : IEntityTypeConfiguration<Label>
{
    public void Configure(EntityTypeBuilder<Label> builder) =>
        builder.HasOne<Note>().WithMany().HasForeignKey(l => new { l.TenantId, l.NoteId });
}

[DbContext(typeof(NotesDb))]
[Migration("20260101000000_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            CREATE TABLE notes (tenant_id uuid NOT NULL, id uuid NOT NULL, text text NOT NULL, community_id uuid NOT NULL, author text, PRIMARY KEY (tenant_id, id));
            CREATE TABLE labels (tenant_id uuid NOT NULL, id uuid NOT NULL, text text NOT NULL, note_id uuid, PRIMARY KEY (tenant_id, id),
                FOREIGN KEY (tenant_id, note_id) REFERENCES notes (tenant_id, id));
            CREATE TABLE outbox (id uuid PRIMARY KEY, tenant_id uuid NOT NULL, name text NOT NULL, payload text NOT NULL, at timestamptz NOT NULL,
                traceparent text, sent_at timestamptz, attempts int NOT NULL, next_attempt_at timestamptz NOT NULL, error text);
            CREATE TABLE inbox (message_id uuid, consumer text, at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (message_id, consumer));
            CREATE TABLE audit (tenant_id uuid NOT NULL, id uuid NOT NULL, at timestamptz NOT NULL, person_id uuid, scope text, support boolean NOT NULL, address text,
                verb text NOT NULL, action text NOT NULL, kind text NOT NULL, row_id text NOT NULL, community_id uuid, changes text, reason text, trace text, mac bytea NOT NULL,
                PRIMARY KEY (tenant_id, id));
            CREATE TABLE audit_seal (tenant_id uuid NOT NULL, number bigint NOT NULL, at timestamptz NOT NULL, last_at timestamptz NOT NULL, entries uuid[] NOT NULL,
                macs bytea NOT NULL, previous bytea NOT NULL, hash bytea NOT NULL, PRIMARY KEY (tenant_id, number));
            CREATE TABLE audit_base (tenant_id uuid NOT NULL, number bigint NOT NULL, hash bytea NOT NULL, through timestamptz NOT NULL, at timestamptz NOT NULL, mac bytea NOT NULL,
                PRIMARY KEY (tenant_id, number));
            CREATE TABLE audit_pending (id uuid PRIMARY KEY, tenant_id uuid NOT NULL, entries uuid[] NOT NULL);
            """);
        migrationBuilder.ProtectAudit();
        migrationBuilder.ProtectTenantTable("notes");
        migrationBuilder.ProtectTenantTable("labels", cityReads: true);
    }
}
