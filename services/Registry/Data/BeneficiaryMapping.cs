using Linli.RegistryService.Beneficiaries;
using Linli.RegistryService.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.RegistryService.Data;

/// <summary>The indexes on the hashes are in the migration: EF Core has none on a complex property's columns.</summary>
internal sealed class BeneficiaryMapping : IEntityTypeConfiguration<Beneficiary>
{
    public void Configure(EntityTypeBuilder<Beneficiary> builder)
    {
        builder.Property(b => b.Kind).HasMaxLength(30);
        builder.Property(b => b.ConsentBy).HasConversion<string>().HasMaxLength(20);
        builder.Seal(b => b.Name, "name");
        builder.Seal(b => b.Phone, "phone");
        builder.Seal(b => b.IdentityNumber, "identity_number");
        builder.Seal(b => b.Address, "address");
        builder.HasIndex(b => new { b.TenantId, b.LastContactOn, b.Id });
        builder.HasIndex(b => new { b.TenantId, b.CommunityId, b.LastContactOn, b.Id });
        builder.HasIndex(b => new { b.TenantId, b.RegisteredOn, b.Id });
        builder.HasIndex(b => new { b.TenantId, b.RetainUntil, b.Id });
        builder.HasOne<Community>().WithMany().HasForeignKey(b => new { b.TenantId, b.CommunityId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ErasedCountMapping : IEntityTypeConfiguration<ErasedCount>
{
    public void Configure(EntityTypeBuilder<ErasedCount> builder)
    {
        builder.Property(e => e.Kind).HasMaxLength(30);
        builder.HasIndex(e => new { e.TenantId, e.CommunityId, e.Kind, e.Year }).IsUnique();
        builder.HasOne<Community>().WithMany().HasForeignKey(e => new { e.TenantId, e.CommunityId }).OnDelete(DeleteBehavior.Restrict);
    }
}
