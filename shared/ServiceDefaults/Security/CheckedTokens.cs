using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Primitives;

namespace Linli.ServiceDefaults.Security;

/// <summary>
/// A session sends the same token for minutes; checking its signature again each time would cost more than reading a row. A token
/// is remembered, whole and unchanged, until it runs out. What its person may do is not in it and is asked of the grants as ever.
/// </summary>
internal sealed class CheckedTokens(TimeProvider clock) : JwtBearerEvents, IDisposable
{
    private const string Scheme = "Bearer ";
    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public override Task MessageReceived(MessageReceivedContext context)
    {
        if (TokenOf(context.Request.Headers.Authorization) is { } token && known.TryGetValue(token, out Entry? entry) && entry!.Until > clock.GetUtcNow())
        {
            context.Principal = entry.Principal;
            context.Success();
        }

        return Task.CompletedTask;
    }

    public override Task TokenValidated(TokenValidatedContext context)
    {
        if (TokenOf(context.Request.Headers.Authorization) is { } token)
        {
            var until = new DateTimeOffset(context.SecurityToken.ValidTo, TimeSpan.Zero);
            known.Set(token, new Entry(context.Principal!, until), new MemoryCacheEntryOptions { AbsoluteExpiration = until, Size = 1 });
        }

        return Task.CompletedTask;
    }

    public void Dispose() => known.Dispose();

    private static string? TokenOf(StringValues authorization) =>
        authorization is [{ } value] && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? value[Scheme.Length..] : null;

    private sealed record Entry(ClaimsPrincipal Principal, DateTimeOffset Until);
}
