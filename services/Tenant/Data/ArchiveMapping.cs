using Linli.TenantService.Archives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.TenantService.Data;

internal sealed class ArchiveMapping : IEntityTypeConfiguration<Archive>, IEntityTypeConfiguration<ArchiveChunk>
{
    public void Configure(EntityTypeBuilder<Archive> archive)
    {
        archive.Property(a => a.FileName).HasMaxLength(200);
        archive.Property(a => a.UploadedBy).HasMaxLength(100);
        archive.Property(a => a.StartedByName).HasMaxLength(100);
        archive.Property(a => a.State).HasMaxLength(20);
        archive.Property(a => a.Sha256).HasMaxLength(64);
        archive.Property(a => a.FailureCode).HasMaxLength(60);
        archive.Property(a => a.Manifest).AsJson();
        // Of two imports of one sub-district at the same instant one is refused.
        archive.HasIndex(a => new { a.TenantId, a.OfTenant }).IsUnique().HasFilter("state IN ('running', 'stopping')").HasDatabaseName("ux_archives_under_way");
    }

    public void Configure(EntityTypeBuilder<ArchiveChunk> chunk)
    {
        chunk.HasOne<Archive>().WithMany().HasForeignKey(c => new { c.TenantId, c.ArchiveId }).OnDelete(DeleteBehavior.Restrict);
        chunk.HasIndex(c => new { c.TenantId, c.ArchiveId, c.Number }).IsUnique();
    }
}
