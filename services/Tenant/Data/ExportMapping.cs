using Linli.TenantService.Exports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.TenantService.Data;

internal sealed class ExportMapping : IEntityTypeConfiguration<Export>
{
    public void Configure(EntityTypeBuilder<Export> export)
    {
        export.Property(e => e.State).HasMaxLength(20);
        export.Property(e => e.Sha256).HasMaxLength(64);
        // Of two wishes at the same instant one is refused.
        export.HasIndex(e => e.TenantId).IsUnique().HasFilter("state IN ('waiting', 'running')").HasDatabaseName("ux_exports_under_way");
    }
}

internal sealed class ExportChunkMapping : IEntityTypeConfiguration<ExportChunk>
{
    public void Configure(EntityTypeBuilder<ExportChunk> chunk)
    {
        chunk.HasOne<Export>().WithMany().HasForeignKey(c => new { c.TenantId, c.ExportId }).OnDelete(DeleteBehavior.Restrict);
        chunk.HasIndex(c => new { c.TenantId, c.ExportId, c.Number }).IsUnique();
    }
}

internal sealed class ExportStepMapping : IEntityTypeConfiguration<ExportStep>
{
    public void Configure(EntityTypeBuilder<ExportStep> step)
    {
        step.Property(s => s.What).HasMaxLength(20);
        step.Property(s => s.ByName).HasMaxLength(100);
        step.HasOne<Export>().WithMany().HasForeignKey(s => new { s.TenantId, s.ExportId }).OnDelete(DeleteBehavior.Restrict);
    }
}
