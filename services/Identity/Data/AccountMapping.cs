using Linli.IdentityService.Mail;
using Linli.IdentityService.People;
using Linli.IdentityService.Recovery;
using Linli.IdentityService.SecondFactor;
using Linli.IdentityService.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.IdentityService.Data;

internal sealed class PersonSessionMapping : IEntityTypeConfiguration<PersonSession>
{
    public void Configure(EntityTypeBuilder<PersonSession> builder)
    {
        builder.ToTable("person_session");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Agent).HasMaxLength(BrowserName.MaxLength);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        builder.HasIndex(s => s.StartedAt);
    }
}

internal sealed class AuthenticatorMapping : IEntityTypeConfiguration<Authenticator>
{
    public void Configure(EntityTypeBuilder<Authenticator> builder)
    {
        builder.ToTable("authenticator");
        builder.HasKey(a => a.PersonId);
        builder.HasOne<Person>().WithOne().HasForeignKey<Authenticator>(a => a.PersonId);
    }
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_code");
        builder.HasKey(c => new { c.PersonId, c.Hash });
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
    }
}

internal sealed class AccountLinkMapping : IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.ToTable("account_link");
        builder.HasKey(l => l.TokenHash);
        builder.Property(l => l.Kind).HasMaxLength(20);
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId);
    }
}

/// <summary>Its policies: Data/Sql/0004-ordered-erasure.sql.</summary>
internal sealed class MailMapping : IEntityTypeConfiguration<QueuedMail>
{
    public void Configure(EntityTypeBuilder<QueuedMail> builder)
    {
        builder.ToTable("mail");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Error).HasMaxLength(QueuedMail.ErrorLength);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
        builder.HasIndex(m => m.NextAttemptAt).HasFilter("given_up_at IS NULL");
        builder.HasIndex(m => m.TenantId);
    }
}
