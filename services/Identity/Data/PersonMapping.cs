using Linli.IdentityService.Account;
using Linli.IdentityService.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.IdentityService.Data;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("person");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Name).HasMaxLength(100);
        builder.Property(p => p.UserName).HasMaxLength(32);
        builder.Property(p => p.NormalizedUserName).HasMaxLength(32);
        builder.Property(p => p.SecurityStamp).HasMaxLength(64);
        builder.Property(p => p.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
        builder.Property(p => p.PasswordHash).HasMaxLength(200);
        builder.Property(p => p.GrantsVersion).ValueGeneratedNever();
        builder.HasIndex(p => p.NormalizedUserName).IsUnique();
        builder.HasIndex(p => new { p.Name, p.Id });
        builder.HasMany(p => p.SignInNames).WithOne().HasForeignKey(n => n.PersonId);

        // Contacts are kept encrypted beside keyed hashes; guessing is counted per name, known or not (GuessCount).
        builder.Ignore(p => p.Email).Ignore(p => p.NormalizedEmail).Ignore(p => p.EmailConfirmed);
        builder.Ignore(p => p.PhoneNumber).Ignore(p => p.PhoneNumberConfirmed);
        builder.Ignore(p => p.LockoutEnd).Ignore(p => p.LockoutEnabled).Ignore(p => p.AccessFailedCount);
    }
}

internal sealed class SignInNameMapping : IEntityTypeConfiguration<SignInName>
{
    public void Configure(EntityTypeBuilder<SignInName> builder)
    {
        builder.ToTable("sign_in_name");
        builder.HasKey(n => n.Hash);
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitation");
        builder.HasKey(i => i.TokenHash);
        builder.HasOne<Person>().WithMany().HasForeignKey(i => i.PersonId);
    }
}

internal sealed class GuessCountMapping : IEntityTypeConfiguration<GuessCount>
{
    public void Configure(EntityTypeBuilder<GuessCount> builder)
    {
        builder.ToTable("guess_count");
        builder.HasKey(g => g.NameHash);
    }
}
