using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Mechanism;

internal static class MakeRule
{
    /// <param name="BeginsOn">Empty for today.</param>
    internal sealed record Request(
        [property: Required, AllowedValues(RuleKinds.Rule, RuleKinds.Plan, ErrorMessage = "field.choice")] string Kind,
        [property: Required, MaxLength(MechanismRules.TitleLength)] string Title,
        [property: Required, MaxLength(MechanismRules.TextLength)] string Text,
        DateOnly? BeginsOn = null);

    internal sealed record Response(Guid Id);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/communities/{communityId:guid}/rules", Handle)
            .RequirePermission(Permissions.AgreementEdit)
            .WithSummary("Add a rule or the work plan of a community's joint work.");
        app.MapPut("/rules/{id:guid}", Change)
            .RequirePermission(Permissions.AgreementEdit)
            .WithSummary("Change a rule. The version is the one that was read.");
        app.MapPost("/rules/{id:guid}/end", End)
            .RequirePermission(Permissions.AgreementEdit)
            .WithSummary("A rule holds no longer; it stays on record.");
    }

    internal static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid communityId, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (!user.Reach.Covers(communityId) || await db.Communities.SingleOrDefaultAsync(c => c.Id == communityId, ct) is not { } community)
        {
            return TypedResults.NotFound();
        }
        community.RefuseWhenRetired();
        var rule = Rule.Make(communityId, request.Kind, request.Title.Trim(), request.Text.Trim(), request.BeginsOn ?? clock.Today());
        db.Rules.Add(rule);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/communities/{communityId}/mechanism", new Response(rule.Id));
    }

    internal static async Task<Results<NoContent, NotFound>> Change(Guid id, uint version, Request request, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        if (await db.Rules.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } rule || !user.Reach.Covers(rule.CommunityId))
        {
            return TypedResults.NotFound();
        }
        db.Expect(rule, version);
        rule.Change(request.Kind, request.Title.Trim(), request.Text.Trim(), request.BeginsOn ?? rule.BeginsOn);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    internal static async Task<Results<NoContent, NotFound>> End(Guid id, EndRequest request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Rules.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } rule || !user.Reach.Covers(rule.CommunityId))
        {
            return TypedResults.NotFound();
        }
        rule.End(request.On ?? clock.Today(), clock.Today());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
