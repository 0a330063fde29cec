using Linli.ActivityService.Directory;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.ActivityService.Data;

// No foreign keys among these three: their events come from two services in any order.

internal sealed class CommunityMapping : IEntityTypeConfiguration<Community>
{
    public void Configure(EntityTypeBuilder<Community> builder)
    {
        builder.ToTable("community");
        builder.Property(c => c.Name).HasMaxLength(200);
    }
}

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("unit");
        builder.HasIndex(u => new { u.TenantId, u.MergedIntoId });
        builder.Property(u => u.Name).HasMaxLength(200);
    }
}

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("member");
        builder.HasIndex(m => new { m.TenantId, m.PersonId });
    }
}
