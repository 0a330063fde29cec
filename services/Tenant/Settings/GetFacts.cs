using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.TenantService.Settings;

internal static class GetFacts
{
    public static void Map(IEndpointRouteBuilder settings) =>
        settings.MapGet("/facts", Handle).RequireSignedIn()
            .WithSummary("The settings in effect in the caller's sub-district, as other services act on them");

    internal static async Task<Results<Ok<SettingsFacts>, NotFound>> Handle(SettingsDesk desk, CancellationToken ct) =>
        await desk.FindAsync(ct) is { } current ? TypedResults.Ok(current.Facts) : TypedResults.NotFound();
}
