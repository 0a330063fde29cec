using Linli.IdentityService.Access;
using Linli.IdentityService.Account;
using Linli.IdentityService.External;
using Linli.IdentityService.Mail;
using Linli.IdentityService.People;
using Linli.IdentityService.Places;
using Linli.IdentityService.Tenants;
using Linli.IdentityService.Recovery;
using Linli.IdentityService.SecondFactor;
using Linli.IdentityService.Sessions;
using Linli.IdentityService.Support;
using Linli.ServiceDefaults.Spreadsheets.Imports;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace Linli.IdentityService.Data;

internal sealed class IdentityDb(DbContextOptions<IdentityDb> options) : TenantDb(options), IDataProtectionKeyContext
{
    /// <inheritdoc/>
    /// <remarks>Keys, tokens and counters of the sign-in machinery; what people do with them is recorded where they do it.</remarks>
    protected override IReadOnlySet<Type> NotAudited => Spared;

    private static readonly IReadOnlySet<Type> Spared = new HashSet<Type> { 
        typeof(KnownTenant), typeof(SupportVisit), typeof(SignInName), typeof(GuessCount), typeof(DataProtectionKey), typeof(IdentityUserClaim<Guid>), typeof(IdentityUserLogin<Guid>), typeof(IdentityUserToken<Guid>),
        typeof(OpenIddictEntityFrameworkCoreApplication<Guid>), typeof(OpenIddictEntityFrameworkCoreAuthorization<Guid>),
        typeof(OpenIddictEntityFrameworkCoreScope<Guid>), typeof(OpenIddictEntityFrameworkCoreToken<Guid>),
     };

    public DbSet<Person> Persons => Set<Person>();
    public DbSet<SignInName> SignInNames => Set<SignInName>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<GuessCount> GuessCounts => Set<GuessCount>();
    public DbSet<PersonSession> Sessions => Set<PersonSession>();
    public DbSet<Authenticator> Authenticators => Set<Authenticator>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<AccountLink> AccountLinks => Set<AccountLink>();
    public DbSet<QueuedMail> Mails => Set<QueuedMail>();
    public DbSet<Role> Roles => Set<Role>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<KnownTenant> Tenants => Set<KnownTenant>();
    public DbSet<Place> Places => Set<Place>();
    public DbSet<SignInProvider> SignInProviders => Set<SignInProvider>();
    public DbSet<SupportDoor> SupportDoors => Set<SupportDoor>();
    public DbSet<SupportVisit> SupportVisits => Set<SupportVisit>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("ltree");
        modelBuilder.UseOpenIddict<Guid>();
        modelBuilder.Entity<IdentityUserClaim<Guid>>().ToTable("person_claim");
        modelBuilder.Entity<IdentityUserLogin<Guid>>().ToTable("person_login").HasKey(l => new { l.LoginProvider, l.ProviderKey });
        modelBuilder.Entity<IdentityUserToken<Guid>>().ToTable("person_token").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        modelBuilder.Entity<DataProtectionKey>().ToTable("data_protection_key");
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreApplication<Guid>>().ToTable("openid_application");
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().ToTable("openid_authorization");
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreScope<Guid>>().ToTable("openid_scope");
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreToken<Guid>>().ToTable("openid_token");
        modelBuilder.AddImports();
        base.OnModelCreating(modelBuilder);
    }
}
