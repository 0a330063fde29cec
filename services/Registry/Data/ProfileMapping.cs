using System.Text.Json;
using Linli.RegistryService.Communities;
using Linli.RegistryService.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.RegistryService.Data;

internal sealed class ProfileMapping : IEntityTypeConfiguration<Profile>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public void Configure(EntityTypeBuilder<Profile> builder)
    {
        // A profile is read and written whole, as the paper that it is.
        builder.Property(p => p.Figures).HasColumnType("jsonb").HasConversion(
            figures => JsonSerializer.Serialize(figures, Json),
            text => JsonSerializer.Deserialize<ProfileFigures>(text, Json)!);
        builder.HasIndex(p => new { p.TenantId, p.CommunityId, p.Year }).IsUnique();
        builder.HasOne<Community>().WithMany().HasForeignKey(p => new { p.TenantId, p.CommunityId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProfileDecisionMapping : IEntityTypeConfiguration<ProfileDecision>
{
    public void Configure(EntityTypeBuilder<ProfileDecision> builder)
    {
        builder.Property(d => d.Code).HasMaxLength(ProfileRules.CodeLength);
        builder.Property(d => d.Category).HasMaxLength(ProfileRules.CategoryLength);
        builder.Property(d => d.Reason).HasMaxLength(ProfileRules.ReasonLength);
        builder.HasIndex(d => new { d.TenantId, d.CommunityId, d.Year, d.Code, d.Category }).IsUnique();
        builder.HasOne<Community>().WithMany().HasForeignKey(d => new { d.TenantId, d.CommunityId }).OnDelete(DeleteBehavior.Restrict);
    }
}
