using Linli.IdentityService.People;
using Linli.IdentityService.SecondFactor;
using Microsoft.AspNetCore.WebUtilities;

namespace Linli.IdentityService.Account;

/// <summary>Somebody has proved once who they are (password, or another provider's word): they are in, or are asked for their second factor.</summary>
internal sealed class FirstStep(SecondFactors factors)
{
    /// <param name="onward">A path of our own.</param>
    /// <param name="within">The tenant whose own provider has vouched for them; null: they gave their password here.</param>
    /// <returns>Where the browser goes next.</returns>
    public async Task<string> PassAsync(HttpContext http, Person person, string onward, CancellationToken ct, Guid? within = null)
    {
        if (await factors.IsOnAsync(person.Id, ct))
        {
            await http.BeginSecondStepAsync(person, within);
            return QueryHelpers.AddQueryString("/account/sign-in/code", "returnUrl", onward);
        }

        await http.SignInPersonAsync(person, within);
        return onward;
    }
}
