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
