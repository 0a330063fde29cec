using Linli.RegistryService.Communities;
using Linli.RegistryService.Members;
using Linli.RegistryService.Posts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.RegistryService.Data;

internal sealed class PostMapping : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.ToTable(table => table.HasCheckConstraint("ck_posts_taken", "taken BETWEEN 0 AND \"limit\""));
        builder.Property(p => p.Kind).HasMaxLength(30);
        builder.Property(p => p.Name).HasMaxLength(PostRules.NameLength);
        builder.HasIndex(p => new { p.TenantId, p.CommunityId, p.Name }).IsUnique().HasFilter("closed_at IS NULL");
        builder.HasOne<Community>().WithMany().HasForeignKey(p => new { p.TenantId, p.CommunityId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ClaimMapping : IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Claim> builder)
    {
        builder.Property(c => c.State).HasConversion<string>().HasMaxLength(10);
        builder.Property(c => c.Reason).HasMaxLength(PostRules.ReasonLength);
        builder.HasIndex(c => new { c.TenantId, c.PostId, c.MemberId }).IsUnique().HasFilter("ended_at IS NULL");
        builder.HasIndex(c => new { c.TenantId, c.PostId, c.State, c.Rank });
        builder.HasIndex(c => new { c.TenantId, c.MemberId });
        builder.HasOne<Post>().WithMany().HasForeignKey(c => new { c.TenantId, c.PostId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(c => new { c.TenantId, c.MemberId }).OnDelete(DeleteBehavior.Restrict);
    }
}
