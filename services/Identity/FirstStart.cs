using Linli.IdentityService.Access;
using Linli.IdentityService.Account;
using Linli.IdentityService.Data;
using Linli.IdentityService.OpenId;
using Linli.IdentityService.People;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Linli.IdentityService;

/// <summary>
/// What has to stand before the first request: the gateway's client, the demo's two people of the city or a link for the first
/// operator, and a refusal to serve the public with secrets that everybody knows.
/// </summary>
internal sealed class FirstStart(IServiceScopeFactory scopes, IConfiguration configuration, IHostEnvironment environment, PublicAddress address, ILogger<FirstStart> logger) : IHostedService
{
    private static readonly string[] KnownSecrets = ["dev-gateway-secret", "secret", "changeme", "change-me"];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<IdentityDb>();
        var demo = services.GetRequiredService<DemoPeople>();
        if (environment.IsProduction() && !demo.IsOn)
        {
            RefuseQuickHashes();
            await RefuseKnownSecretsAsync(db, cancellationToken);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(7265302)", cancellationToken);
        await KeepGatewayClientAsync(services.GetRequiredService<IOpenIddictApplicationManager>(), cancellationToken);
        var accounts = services.GetRequiredService<Accounts>();
        if (demo.IsOn)
        {
            await AppointDemoAsync("operator@demo", "平台运维", RoleCatalogue.Operator, db, accounts, demo, cancellationToken);
            await AppointDemoAsync("city@demo", "市民政局", RoleCatalogue.CityOfficer, db, accounts, demo, cancellationToken);
        }
        else
        {
            await OfferSetupAsync(db, accounts, services.GetRequiredService<FieldProtector>(), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private void RefuseQuickHashes()
    {
        if (configuration.GetValue("Linli:PasswordRounds", PasswordPolicy.Rounds) < PasswordPolicy.Rounds)
        {
            throw new InvalidOperationException($"Linli:PasswordRounds is below {PasswordPolicy.Rounds}. Only a demonstration or a test may hash passwords quicker: leave it out, or say more.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string GatewaySecret => configuration["Linli:GatewaySecret"]
        ?? throw new InvalidOperationException("Linli:GatewaySecret is missing: the gateway's client secret.");

    private async Task RefuseKnownSecretsAsync(IdentityDb db, CancellationToken ct)
    {
        if (GatewaySecret.Length < 24 || KnownSecrets.Contains(GatewaySecret))
        {
            throw new InvalidOperationException("Linli:GatewaySecret is too short or a known default. Production needs a random one of at least 24 characters.");
        }

        if (await db.Persons.AnyAsync(p => p.IsDemo, ct))
        {
            throw new InvalidOperationException("The database holds demo accounts. Production refuses them: use a database of its own, or set Linli:Demo=true for a demonstration.");
        }
    }

    private async Task KeepGatewayClientAsync(IOpenIddictApplicationManager applications, CancellationToken ct)
    {
        var gateway = new OpenIddictApplicationDescriptor
        {
            ClientId = "gateway",
            ClientSecret = GatewaySecret,
            ClientType = ClientTypes.Confidential,
            ConsentType = ConsentTypes.Implicit,
            RedirectUris = { new Uri(address.Link("/signin-oidc")) },
            PostLogoutRedirectUris = { new Uri(address.Link("/signout-callback-oidc")) },
            Permissions =
            {
                OpenIddictConstants.Permissions.Endpoints.Authorization, OpenIddictConstants.Permissions.Endpoints.Token,
                OpenIddictConstants.Permissions.Endpoints.EndSession, OpenIddictConstants.Permissions.Endpoints.Revocation,
                OpenIddictConstants.Permissions.GrantTypes.AuthorizationCode, OpenIddictConstants.Permissions.GrantTypes.RefreshToken,
                OpenIddictConstants.Permissions.ResponseTypes.Code, OpenIddictConstants.Permissions.Scopes.Profile,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };
        if (await applications.FindByClientIdAsync("gateway", ct) is { } known)
        {
            await applications.UpdateAsync(known, gateway, ct);
        }
        else
        {
            await applications.CreateAsync(gateway, ct);
        }
    }

    private static async Task AppointDemoAsync(string signInName, string name, string role, IdentityDb db, Accounts accounts, DemoPeople demo, CancellationToken ct)
    {
        var person = await accounts.FindOrCreateAsync(name, new Contact(null, null, signInName), ct);
        await accounts.BecomeDemoAsync(person, demo.Password, ct);
        await AppointFirstAsync(db, person, role, ct);
    }

    /// <summary>Until somebody operates the platform, each start prints a fresh link for that first person; the former one stops working.</summary>
    private async Task OfferSetupAsync(IdentityDb db, Accounts accounts, FieldProtector protector, CancellationToken ct)
    {
        var name = protector.Hash(Contact.Normalize("operator"));
        var first = await db.Persons.SingleOrDefaultAsync(p => p.SignInNames.Any(n => n.Hash == name), ct);
        if (first is null && await db.Persons.AnyAsync(ct))
        {
            return;
        }

        first ??= await accounts.FindOrCreateAsync("平台运维", new Contact(null, null, "operator"), ct);
        await AppointFirstAsync(db, first, RoleCatalogue.Operator, ct);
        if (!first.IsInvited)
        {
            return;
        }

        await db.Invitations.Where(i => i.PersonId == first.Id).ExecuteDeleteAsync(ct);
        var link = await accounts.AddInvitationAsync(first, ct);
        logger.LogWarning("Nobody operates this platform yet. Set the first operator's password (sign-in name: operator) at {SetupLink}", link.Address);
    }

    private static async Task AppointFirstAsync(IdentityDb db, Person person, string role, CancellationToken ct) =>
        await db.Database.SqlQuery<bool>($"SELECT appoint_first({person.Id}, {role}, {Guid.CreateVersion7()}) AS \"Value\"").ToListAsync(ct);
}
