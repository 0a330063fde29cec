using Linli.IdentityService.External;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.IdentityService.Data;

internal sealed class SignInProviderMapping : IEntityTypeConfiguration<SignInProvider>
{
    public void Configure(EntityTypeBuilder<SignInProvider> builder)
    {
        builder.ToTable("sign_in_provider");
        builder.Property(p => p.Name).HasMaxLength(60);
        builder.Property(p => p.Issuer).HasMaxLength(300);
        builder.Property(p => p.ClientId).HasMaxLength(200);
        builder.Property(p => p.EmailClaim).HasMaxLength(60);
        builder.Property(p => p.VerifiedClaim).HasMaxLength(60);
        // On the way back from a provider its id is all that is known, and it is looked for without a tenant.
        builder.HasIndex(p => p.Id).HasDatabaseName("ix_sign_in_provider_id");
    }
}
