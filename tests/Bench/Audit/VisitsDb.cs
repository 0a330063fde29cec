using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.Bench.Audit;

/// <summary>A row of the usual width, in a table of its own beside Registry's.</summary>
internal sealed class Visit : TenantRow, ICommunityRow
{
    public const string Table = """
        CREATE TABLE IF NOT EXISTS bench_visit (tenant_id uuid NOT NULL, id uuid NOT NULL, community_id uuid NOT NULL, name text NOT NULL, address text NOT NULL, kind text NOT NULL,
            number int NOT NULL, plan text, at timestamptz NOT NULL, PRIMARY KEY (tenant_id, id));
        ALTER TABLE bench_visit ENABLE ROW LEVEL SECURITY;
        ALTER TABLE bench_visit FORCE ROW LEVEL SECURITY;
        DROP POLICY IF EXISTS tenant ON bench_visit;
        CREATE POLICY tenant ON bench_visit USING (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
        GRANT SELECT, INSERT ON bench_visit TO registry_app;
        """;

    public Guid CommunityId { get; init; }
    public string Name { get; init; } = "";
    public string Address { get; init; } = "";
    public string Kind { get; init; } = "";
    public int Number { get; init; }
    public string? Plan { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class VisitMapping : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> builder) => builder.ToTable("bench_visit");
}

/// <summary>As every service is.</summary>
internal sealed class AuditedDb(DbContextOptions<AuditedDb> options) : TenantDb(options);

/// <summary>The same, and nothing is audited.</summary>
internal sealed class UnauditedDb(DbContextOptions<UnauditedDb> options) : TenantDb(options)
{
    private static readonly IReadOnlySet<Type> Spared = new HashSet<Type> { typeof(Visit) };

    protected internal override IReadOnlySet<Type> NotAudited => Spared;
}
