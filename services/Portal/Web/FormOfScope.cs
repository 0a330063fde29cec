using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;

namespace Linli.Portal.Web;

/// <summary>
/// A form belongs to the scope that it was drawn in. Somebody who switched in another window and then sends a form of before would
/// otherwise record it in the wrong sub-district.
/// </summary>
internal sealed class FormOfScope : IAntiforgeryAdditionalDataProvider
{
    public string GetAdditionalData(HttpContext context) => context.User.FindFirstValue("scope_path") ?? "";

    public bool ValidateAdditionalData(HttpContext context, string additionalData) => additionalData == GetAdditionalData(context);
}
