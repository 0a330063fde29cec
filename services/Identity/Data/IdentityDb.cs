using Linli.IdentityService.Access;
using Linli.IdentityService.Account;
using Linli.IdentityService.People;
using Linli.IdentityService.Places;
using Linli.IdentityService.Tenants;
using Linli.ServiceDefaults.Spreadsheets.Imports;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace Linli.IdentityService.Data;

internal sealed class IdentityDb(DbContextOptions<IdentityDb> options) : TenantDb(options), IDataProtectionKeyContext
{
    public DbSet<Person> Persons => Set<Person>();
    public DbSet<SignInName> SignInNames => Set<SignInName>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<GuessCount> GuessCounts => Set<GuessCount>();
    public DbSet<Role> Roles => Set<Role>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<KnownTenant> Tenants => Set<KnownTenant>();
    public DbSet<Place> Places => Set<Place>();
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
