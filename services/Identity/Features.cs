using System.Text.Encodings.Web;
using System.Text.Unicode;
using Linli.IdentityService.Access;
using Linli.IdentityService.Account;
using Linli.IdentityService.Clients;
using Linli.IdentityService.Data;
using Linli.IdentityService.External;
using Linli.IdentityService.Mail;
using Linli.IdentityService.OpenId;
using Linli.IdentityService.People;
using Linli.IdentityService.Recovery;
using Linli.IdentityService.SecondFactor;
using Linli.IdentityService.Sessions;
using Linli.IdentityService.Support;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Transfer;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Linli.IdentityService;

/// <summary>One line per feature for Program.cs.</summary>
internal static class Features
{
    /// <summary>Identity reads what people may do from its own tables instead of asking itself.</summary>
    public static void AddOwnGrants(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AccessReader>();
        builder.Services.AddSingleton<IGrantSource>(provider => provider.GetRequiredService<AccessReader>());
    }

    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var address = PublicAddress.Of(builder.Configuration);
        services.AddSingleton(address);
        services.AddIdentityCore<Person>().AddEntityFrameworkStores<IdentityDb>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = builder.Configuration.GetValue("Linli:PasswordRounds", PasswordPolicy.Rounds));
        services.AddScoped<IPasswordValidator<Person>, PasswordPolicy>();
        services.Configure<IdentityOptions>(o => o.Password = new PasswordOptions
        {
            RequiredLength = 1,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        });
        services.AddDataProtection().SetApplicationName("linli.identity").PersistKeysToDbContext<IdentityDb>();
        services.AddOptions<KeyManagementOptions>().Configure<FieldProtector>((keys, protector) => keys.XmlEncryptor = new KeySeal(protector));
        services.AddScoped<AccountAudit>().Configure<CookieAuthenticationOptions>(AccountSession.Scheme, AccountAudit.Watch);
        services.AddScoped<GuessGuard>().AddScoped<SignInCheck>().AddScoped<DemoPeople>();
        services.AddScoped<Accounts>().AddScoped<PeopleQuota>().AddScoped<KnownContacts>().AddScoped<Delegation>().AddScoped<AssignmentTree>();
        services.Configure<MailOptions>(builder.Configuration.GetSection("Linli:Mail"));
        services.AddScoped<Mailer>().AddHostedService<MailDelivery>();
        services.AddScoped<PersonSessions>().AddScoped<SecondFactors>().AddScoped<PasswordRecovery>().AddScoped<FirstStep>().AddScoped<OwnAccount>().AddScoped<ContactChange>();
        services.AddSheetImports<IdentityDb>().AddSheetImport<PeopleSheet>(PeopleSheet.Noun);
        // Chinese as Chinese, not as entities of eight bytes each.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRazorPages(o => o.RootDirectory = "/Account");
        services.AddHostedService<FirstStart>();
        builder.AddAccountSession(address.Uri.Scheme == Uri.UriSchemeHttps);
    }

    /// <summary>An account stands above the tenants; it goes along with each in which its person ever had a role, without its password.</summary>
    public static void AddPeopleOfTenants(this IServiceCollection services) => services.AddTenantTable(
        "person", ["id", "name", "is_machine", "created_at", "disabled_at"], ["protected_phone", "protected_email", "protected_chosen_name"],
        "EXISTS (SELECT FROM assignment a WHERE a.tenant_id = $1 AND a.person_id = person.id)");

    /// <summary>With a deleted sub-district go its roles and the accounts that have no other, with all that hangs on those; the database's function knows.</summary>
    public static void EraseWithTenants(this IServiceCollection services) => services.AddSingleton<TenantRemains>(
        async (db, ct) => (await db.Database.SqlQuery<long>($"SELECT erase_people() AS \"Value\"").ToListAsync(ct))[0]);

    /// <summary>Comes first: the one public address, and error pages for people instead of problem documents for programs.</summary>
    public static void UseAccountPages(this WebApplication app)
    {
        app.Use(app.Services.GetRequiredService<PublicAddress>().Pin);
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/account"), pages =>
        {
            pages.UseExceptionHandler("/account/error");
            pages.UseStatusCodePagesWithReExecute("/account/error");
        });
    }

    public static void MapAccountPages(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().AllowAnonymous();
        app.MapLanguage();
    }

    public static void AddExternalSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<OutsideAddresses>().AddSingleton<ProviderMetadata>().AddSingleton<OfferedProviders>().AddScoped<LinkPerson>();
        services.AddSingleton<ExternalSchemes>().AddSingleton<IConfigureOptions<OpenIdConnectOptions>>(provider => provider.GetRequiredService<ExternalSchemes>());
        services.AddSingleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>();
    }

    public static void MapExternal(this IEndpointRouteBuilder app)
    {
        app.MapExternalSignIn();
        app.MapManageProviders();
        app.MapDeleteProvider();
    }

    public static void MapAccess(this IEndpointRouteBuilder app)
    {
        app.MapGetMyGrants();
        app.MapGrantsInside();
        app.MapListMyScopes();
        app.MapListRoles();
        app.MapReadAssignments();
        app.MapGrantAssignment();
        app.MapListHeirs();
        app.MapEndAssignment();
    }

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        app.MapGetMe();
        app.MapListPeople();
        app.MapNamePeople();
        app.MapFindPerson();
        app.MapInvitePerson();
        app.MapRenewInvitation();
        app.MapCloseAccount();
        app.MapResetSecondFactor();
        app.MapGroup("/people").MapSheetImport(PeopleSheet.Noun, Permissions.AccessGrant);
    }

    public static void AddSupportAccess(this IServiceCollection services) => services.AddScoped<SupportDoors>()
        .AddConstraintRule("ux_support_door_open", Support.Errors.OpenAlreadyCode);

    public static void MapSupport(this IEndpointRouteBuilder app)
    {
        app.MapOpenDoor();
        app.MapEndDoor();
        app.MapListDoors();
        app.MapListOpenDoors();
    }

    public static void MapClients(this IEndpointRouteBuilder app)
    {
        app.MapListClients();
        app.MapCreateClient();
        app.MapDeleteClient();
    }
}
