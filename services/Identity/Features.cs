using System.Text.Encodings.Web;
using System.Text.Unicode;
using Linli.IdentityService.Access;
using Linli.IdentityService.Account;
using Linli.IdentityService.Clients;
using Linli.IdentityService.Data;
using Linli.IdentityService.OpenId;
using Linli.IdentityService.People;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
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
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
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
        services.AddScoped<AccountAudit>().Configure<CookieAuthenticationOptions>(AccountSession.Scheme, AccountAudit.Watch);
        services.AddScoped<GuessGuard>().AddScoped<SignInCheck>().AddScoped<DemoPeople>();
        services.AddScoped<Accounts>().AddScoped<Delegation>().AddScoped<AssignmentTree>();
        // Chinese as Chinese, not as entities of eight bytes each.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRazorPages(o => o.RootDirectory = "/Account");
        services.AddHostedService<FirstStart>();
        builder.AddAccountSession(address.Uri.Scheme == Uri.UriSchemeHttps);
    }

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

    public static void MapAccess(this IEndpointRouteBuilder app)
    {
        app.MapGetMyGrants();
        app.MapListRoles();
        app.MapReadAssignments();
        app.MapGrantAssignment();
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
    }

    public static void MapClients(this IEndpointRouteBuilder app)
    {
        app.MapListClients();
        app.MapCreateClient();
        app.MapDeleteClient();
    }
}
