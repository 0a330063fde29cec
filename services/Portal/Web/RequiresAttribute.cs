using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Linli.Portal.Web;

/// <summary>A page for people who hold this permission somewhere; others get the calm 403 page, people signed out go to sign-in.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(string permission) : Attribute, IAuthorizeData, IAuthorizationRequirementData
{
    public string Permission => permission;

    public string? Policy { get; set; }

    public string? Roles { get; set; }

    public string? AuthenticationSchemes { get; set; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new PermissionRequirement(permission)];
}

internal static class PagePermissions
{
    /// <summary>Pages say who may see them with an attribute; this makes the start-up check see it. The framework's own endpoints are open.</summary>
    public static void WithPermissions(this RazorComponentsEndpointConventionBuilder pages) => pages.Add(page =>
    {
        if (!page.Metadata.OfType<ComponentTypeMetadata>().Any())
        {
            page.Metadata.Add(new AllowAnonymousAttribute());
        }
        else if (page.Metadata.OfType<RequiresAttribute>().LastOrDefault() is { } requires)
        {
            page.Metadata.Add(new PermissionMetadata(requires.Permission));
        }
        else if (page.Metadata.OfType<AuthorizeAttribute>().Any())
        {
            page.Metadata.Add(new PermissionMetadata(null));
        }
    });
}
