using Linli.Gateway.Errors;
using Microsoft.AspNetCore.Authentication;

namespace Linli.Gateway.Session;

/// <summary>Before a request is forwarded with the session's token: is the token good for long enough? Else refresh it first.</summary>
internal sealed class FreshToken(RequestDelegate next, TokenRefresh refresh, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!Routes.CarriesToken(context) || context.Features.Get<UserSession>() is not { } session || !session.MustRefresh(clock.GetUtcNow()))
        {
            await next(context);
            return;
        }

        var fresh = await refresh.RefreshAsync(session, context.RequestAborted);
        context.Features.Set(fresh);
        if (fresh is not null)
        {
            await next(context);
            return;
        }

        await context.SignOutAsync(SignIn.SessionScheme);
        await SignInRequired.AnswerAsync(context);
    }
}
