using Linli.Portal.Api;
using Microsoft.Extensions.Caching.Memory;

namespace Linli.Portal.Web;

/// <summary>
/// The scopes between which a person can switch; none for the many who have only one. Remembered for what they hold right now, so
/// that a role that was withdrawn is gone with the next page.
/// </summary>
internal sealed class MyScopes(Person me, AccessApi access, IMemoryCache cache)
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5);

    /// <returns>Nothing when Identity cannot be asked: no page fails for its menu.</returns>
    public async Task<IReadOnlyList<MyScope>> GetAsync(CancellationToken ct) => !me.HoldsSeveralScopes ? []
        : await cache.GetOrCreateAsync((nameof(MyScopes), me.Id, me.GrantsVersion, me.Scope), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = KeepFor;
            try
            {
                var scopes = await access.ListMyScopesAsync(ct);
                if (scopes.Min(s => s.ValidTo) is { } end && end < DateTimeOffset.UtcNow + KeepFor)
                {
                    entry.AbsoluteExpiration = end;
                }

                return scopes;
            }
            catch (ServiceException)
            {
                entry.AbsoluteExpirationRelativeToNow = AskAgainAfter;
                return [];
            }
        }) ?? [];
}
