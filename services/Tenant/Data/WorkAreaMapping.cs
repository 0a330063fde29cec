using Linli.TenantService.Tenants;
using Linli.TenantService.WorkAreas;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.TenantService.Data;

internal sealed class WorkAreaMapping : IEntityTypeConfiguration<WorkArea>
{
    public void Configure(EntityTypeBuilder<WorkArea> area)
    {
        area.Property(a => a.Code).HasMaxLength(20);
        area.Property(a => a.Name).HasMaxLength(WorkArea.NameLength);
        area.HasOne<Tenant>().WithMany().HasForeignKey(a => a.TenantId).OnDelete(DeleteBehavior.Restrict);
        area.HasIndex(a => new { a.TenantId, a.Code }).IsUnique();
    }
}
