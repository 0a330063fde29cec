using Linli.ServiceDefaults.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;

namespace Linli.ServiceDefaults.Security;

/// <summary>Names the permission that an endpoint needs.</summary>
public sealed class PermissionRequirement(string permission) : IAuthorizationRequirement
{
    /// <summary>A constant of <see cref="Permissions"/>.</summary>
    public string Permission { get; } = permission;

    /// <inheritdoc/>
    public override string ToString() => Permission;
}

/// <summary>Decides from the person's live grants, and leaves behind where the permission holds.</summary>
internal sealed class PermissionHandler(CurrentUser user, IGrantSource source) : AuthorizationHandler<PermissionRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (user.Id == Guid.Empty)
        {
            return;
        }

        if (!user.IsKnown)
        {
            user.Know(await source.OfCurrentUserAsync(user, CancellationToken.None));
        }

        user.Reach = user.Grants.Of(requirement.Permission, user.TenantId);
        if (!user.Reach.IsEmpty)
        {
            context.Succeed(requirement);
        }
    }
}

/// <summary>How endpoints say who may call them.</summary>
public static class PermissionEndpoints
{
    /// <summary>Only for people who hold the permission somewhere here; the handler looks at <see cref="CurrentUser.Reach"/> for where. Also validates the request.</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder endpoint, string permission) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new PermissionMetadata(permission))
            .RequireAuthorization(policy => policy.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission)))
            .Validated();

    /// <summary>For everybody who is signed in, about themselves only. Also validates the request.</summary>
    public static TBuilder RequireSignedIn<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new PermissionMetadata(null)).RequireAuthorization().Validated();
}

/// <summary>What an endpoint asks for, for the start-up check, the API document and the isolation matrix.</summary>
/// <param name="Permission">A constant of <see cref="Permissions"/>; null: being signed in is enough.</param>
public sealed record PermissionMetadata(string? Permission);
