using Linli.TenantService.Communities;
using Linli.TenantService.Grids;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.TenantService.Data;

internal sealed class GridMapping : IEntityTypeConfiguration<Grid>
{
    public void Configure(EntityTypeBuilder<Grid> grid)
    {
        grid.Property(g => g.Name).HasMaxLength(Grid.NameLength);
        grid.HasOne<Community>().WithMany().HasForeignKey(g => new { g.TenantId, g.CommunityId }).OnDelete(DeleteBehavior.Restrict);
        grid.HasOne<Grid>().WithMany().HasForeignKey(g => new { g.TenantId, g.MergedIntoId }).OnDelete(DeleteBehavior.Restrict);
        grid.HasIndex(g => new { g.TenantId, g.CommunityId, g.Name }).IsUnique().HasFilter("retired_at IS NULL");
    }
}
