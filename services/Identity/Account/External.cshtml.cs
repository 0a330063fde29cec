using Linli.IdentityService.External;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Linli.IdentityService.Account;

/// <summary>The providers of a sub-district, once somebody has named it; and what went wrong with one.</summary>
internal sealed class ExternalModel(OfferedProviders providers, IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Tenant { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Problem { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<KnownProvider>? Offered { get; private set; }

    public string? ProblemText => Problem is not null && texts["external.problem." + Problem] is { ResourceNotFound: false } text ? text.Value : null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        List<KnownProvider> found = [];
        if (Tenant is { } tenant)
        {
            found.AddRange(await providers.OfTenantAsync(tenant, ct));
        }
        else if (!string.IsNullOrWhiteSpace(Place))
        {
            foreach (var place in await providers.TenantsAsync(Place.Trim(), ct))
            {
                found.AddRange(await providers.OfTenantAsync(place.Id, ct));
            }
        }

        Offered = Tenant is null && string.IsNullOrWhiteSpace(Place) ? null : found;
    }

    public string StartLink(KnownProvider provider) =>
        $"/account/external/{provider.Id}" + new QueryBuilder { { "returnUrl", Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/signin" } };
}
