using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Agreements;

internal static class DraftAgreement
{
    internal sealed record Response(Guid Id);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/communities/{communityId:guid}/agreements", Handle)
        .RequirePermission(Permissions.AgreementEdit)
        .WithSummary("Draft an agreement of a community with one or more units.");

    internal static async Task<Results<Created<Response>, NotFound>> Handle(Guid communityId, AgreementRequest request, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        if (!user.Reach.Covers(communityId) || await db.Communities.SingleOrDefaultAsync(c => c.Id == communityId, ct) is not { } community)
        {
            return TypedResults.NotFound();
        }
        community.RefuseWhenRetired();
        await db.RequireUnitsAsync(request.Units, ct);
        var agreement = Agreement.Draft(communityId, request.ToFacts());
        db.Agreements.Add(agreement);
        db.AgreementParties.AddRange(request.Units.Select((unit, i) => new AgreementParty(agreement.Id, unit, i)));
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/agreements/{agreement.Id}", new Response(agreement.Id));
    }
}
