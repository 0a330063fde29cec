using Microsoft.Extensions.DependencyInjection;

namespace Linli.ServiceDefaults.Tenancy;

/// <summary>Work that a service does by itself, without a request or a message, in the name of one tenant at a time.</summary>
public sealed class TenantWork(IServiceScopeFactory scopes)
{
    /// <summary>A scope in which the database shows this tenant's rows; <see cref="Contracts.City.Id"/>: what the city may read of all.</summary>
    public AsyncServiceScope In(Guid tenantId)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Enter(tenantId);
        return scope;
    }
}
