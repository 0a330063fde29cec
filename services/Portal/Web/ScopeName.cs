using Linli.Portal.Api;
using Microsoft.Extensions.Caching.Memory;

namespace Linli.Portal.Web;

/// <summary>What the person's home scope is called, for the corner of every page; remembered for a minute.</summary>
internal sealed class ScopeName(Person me, TenantApi tenants, IMemoryCache cache)
{
    /// <returns>Nothing when the service that knows it cannot be asked: no page fails for a name in its corner.</returns>
    public async Task<string?> GetAsync(CancellationToken ct) => me.TenantId is not { } tenant ? null
        : await cache.GetOrCreateAsync((tenant, me.CommunityId, me.Id), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(1);
            try
            {
                return me.CommunityId is { } community
                    ? (await tenants.FindCommunityAsync(community, ct))?.Name
                    : (await tenants.FindOwnTenantAsync(ct))?.Name;
            }
            catch (ServiceException)
            {
                entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(5);
                return null;
            }
        });
}
