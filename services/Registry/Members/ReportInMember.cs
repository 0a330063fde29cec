using System.ComponentModel.DataAnnotations;
using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Members;

internal static class ReportInMember
{
    /// <param name="On">The day of reporting in; empty for today.</param>
    /// <param name="SlipNumber">The number on a paper slip; empty for the community's next one.</param>
    internal sealed record Request(
        [property: Required, MaxLength(MemberRules.NameLength)] string Name,
        [property: MaxLength(20)] string? Phone = null,
        Guid? UnitId = null,
        Guid? PersonId = null,
        DateOnly? On = null,
        [property: MaxLength(MemberRules.SlipLength)] string? SlipNumber = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => MemberRules.CheckPhone(Phone);
    }

    internal sealed record Response(Guid Id, string SlipNumber, DateOnly On);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/communities/{communityId:guid}/members", Handle)
        .RequirePermission(Permissions.MemberEdit)
        .WithSummary("An in-service member reports in to a community and gets a slip.");

    internal static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid communityId, Request request, RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!user.Reach.Covers(communityId) || await db.LockCommunityAsync(communityId, ct) is not { } community)
        {
            return TypedResults.NotFound();
        }
        var on = Days.NotInTheFuture(request.On, clock);
        var facts = new MemberRequest(request.Name, request.Phone, request.UnitId, request.PersonId).ToFacts(protector);
        await db.RequireLiveUnitAsync(facts.UnitId, ct);
        var now = clock.GetUtcNow();
        var member = Member.Register(facts, now);
        db.Members.Add(member);
        db.ReportIns.Add(member.ReportIn(community.Id, on, Text.OrNull(request.SlipNumber) ?? $"{on.Year}-{community.NextSlip():0000}"));
        db.Publish(new MemberReportedIn(member.TenantId, now, member.Id, community.Id, member.UnitId, on));
        db.PublishLink(member, former: null, now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/members/{member.Id}", new Response(member.Id, member.SlipNumber, on));
    }
}
