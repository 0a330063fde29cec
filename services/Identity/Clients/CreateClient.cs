using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Linli.IdentityService.Access;
using Linli.IdentityService.Data;
using Linli.IdentityService.People;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenIddict.Abstractions;
using static Linli.ServiceDefaults.Security.Permissions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Linli.IdentityService.Clients;

/// <summary>Makes a machine client with one role, within the caller's own reach. Its secret is shown this once.</summary>
internal static class CreateClient
{
    public static void MapCreateClient(this IEndpointRouteBuilder app) => app.MapPost("/clients", Handle).RequirePermission(AccessGrant);

    private static async Task<Results<Created<CreatedClient>, NotFound>> Handle(
        ClientRequest request, IdentityDb db, FieldProtector protector, Delegation delegation, IOpenIddictApplicationManager applications,
        CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (!ScopePath.TryParse(request.Scope, out var scope))
        {
            return TypedResults.NotFound();
        }

        var clientId = $"client-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var machine = new Person(request.Name!, clock.GetUtcNow(), isMachine: true);
        db.Add(machine);
        machine.Know(new Contact(null, null, clientId), protector);
        await db.SaveChangesAsync(ct);
        if (await delegation.GrantAsync(user, machine.Id, new(request.Role!, scope, request.ValidTo, CanDelegate: false), ct) is null)
        {
            return TypedResults.NotFound();
        }

        var application = new OpenIddictApplicationDescriptor
        {
            ClientId = clientId,
            ClientSecret = secret,
            ClientType = ClientTypes.Confidential,
            DisplayName = request.Name,
            Permissions = { OpenIddictConstants.Permissions.Endpoints.Token, OpenIddictConstants.Permissions.GrantTypes.ClientCredentials },
        };
        application.Properties.BindTo(machine.Id);
        await applications.CreateAsync(application, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/clients/{machine.Id}", new CreatedClient(machine.Id, clientId, secret));
    }
}

internal sealed record ClientRequest(
    [property: Required, MaxLength(100)] string? Name,
    [property: Required] string? Role,
    [property: Required] string? Scope,
    [property: InFuture] DateTimeOffset? ValidTo);

internal sealed record CreatedClient(Guid Id, string ClientId, string ClientSecret);
