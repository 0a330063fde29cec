using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.ActivityService.Contributions;

/// <summary>Contributions in reach; newest first unless told (sort: on, -on, amount, -amount).</summary>
internal static class ListContributions
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/contributions", Handle)
        .WithSummary("List contributions: search, filter, sort, page")
        .RequirePermission(Permissions.ContributionRead);

    /// <summary>No amount sorts like nothing.</summary>
    internal static readonly Sorts<Contribution> Sorts = new Sorts<Contribution>(c => c.Id).By("-on", c => c.On).By("amount", c => c.Amount ?? 0);

    internal static async Task<Ok<Page<ContributionItem>>> Handle(
        [AsParameters] PageRequest page, [AsParameters] ContributionFilter filter, ActivityDb db, CurrentUser user, CancellationToken ct) =>
        TypedResults.Ok(await Sorts.PageAsync(filter.Apply(db, user, page.Search), page, ContributionItem.From(db, user), ct));
}
