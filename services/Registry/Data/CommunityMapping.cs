using Linli.RegistryService.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.RegistryService.Data;

internal sealed class CommunityMapping : IEntityTypeConfiguration<Community>
{
    public void Configure(EntityTypeBuilder<Community> builder)
    {
        builder.Property(c => c.Code).HasMaxLength(12);
        builder.Property(c => c.Name).HasMaxLength(100).UseCollation(RegistryDb.NameOrder);
        builder.HasOne<Community>().WithMany().HasForeignKey(c => new { c.TenantId, c.MergedIntoId }).OnDelete(DeleteBehavior.Restrict);
    }
}
