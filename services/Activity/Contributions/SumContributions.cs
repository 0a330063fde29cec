using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Contributions;

/// <summary>What the listed contributions come to; voided ones do not count.</summary>
internal static class SumContributions
{
    /// <param name="Money">CNY to the cent.</param>
    /// <param name="Approximate">Some of the money is "close to" an amount, and so is the sum.</param>
    /// <param name="InKind">What things are estimated to be worth.</param>
    /// <param name="Service">What services are estimated to be worth.</param>
    internal sealed record Response(int Count, decimal Money, bool Approximate, decimal InKind, decimal Service);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/contributions/totals", Handle)
        .WithSummary("Sum the contributions that a search and filter find")
        .RequirePermission(Permissions.ContributionRead);

    internal static async Task<Ok<Response>> Handle([AsParameters] PageRequest page, [AsParameters] ContributionFilter filter, ActivityDb db, CurrentUser user, CancellationToken ct)
    {
        var kinds = await filter.Apply(db, user, page.Search).Where(c => c.Voided == null).GroupBy(c => c.Kind)
            .Select(g => new { Kind = g.Key, Count = g.Count(), Amount = g.Sum(c => c.Amount ?? 0), Approximate = g.Any(c => c.Approximate) })
            .ToDictionaryAsync(g => g.Kind, ct);
        return TypedResults.Ok(new Response(
            kinds.Values.Sum(k => k.Count), Of(ContributionKinds.Money), kinds.GetValueOrDefault(ContributionKinds.Money)?.Approximate ?? false,
            Of(ContributionKinds.InKind), Of(ContributionKinds.Service)));

        decimal Of(string kind) => kinds.GetValueOrDefault(kind)?.Amount ?? 0;
    }
}
