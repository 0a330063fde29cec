using Microsoft.Extensions.DependencyInjection;

namespace Linli.ServiceDefaults.Tenancy;

/// <summary>For work that neither a request nor a message asks for, such as what happens at midnight.</summary>
public static class TenantScopes
{
    /// <summary>A scope in which this tenant (or <see cref="Contracts.City.Id"/>) acts; its database context is in it from the start.</summary>
    public static AsyncServiceScope EnterTenant(this IServiceScopeFactory scopes, Guid tenantId)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Enter(tenantId);
        return scope;
    }
}
