using Linli.Contracts.Identity.V1;
using Npgsql;

namespace Linli.Gateway.Session;

/// <summary>
/// Identity says that a sign-in is over (signed out on another device, password reset, account closed): so is the browser's session
/// here, at once. Missed, it ends by itself at the next refresh, which Identity refuses.
/// </summary>
internal sealed class EndedElsewhere(SessionTable table, SessionCache cache, ILogger<EndedElsewhere> logger)
{
    public async Task EndAsync(SessionEnded ended)
    {
        var signIn = ended.SessionId.ToString();
        cache.EndWhere(session => session.SignIn == signIn);
        try
        {
            await table.RemoveSignInAsync(signIn, CancellationToken.None);
        }
        catch (NpgsqlException e)
        {
            logger.LogWarning(e, "A session that ended elsewhere is still in the table; it ends at its next refresh");
        }
    }
}
