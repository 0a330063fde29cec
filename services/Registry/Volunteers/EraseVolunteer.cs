using System.ComponentModel.DataAnnotations;
using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Beneficiaries;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Volunteers;

internal static class EraseVolunteer
{
    internal sealed record Request(
        [property: Required, AllowedValues(EraseBeneficiary.ByRequest, EraseBeneficiary.ConsentWithdrawn, EraseBeneficiary.MovedAway, EraseBeneficiary.ByMistake, ErrorMessage = "beneficiary.erase_reason")] string Reason);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/volunteers/{id:guid}/erase", Handle)
        .RequirePermission(Permissions.VolunteerEdit)
        .WithSummary("Erase a volunteer for good: the consent was withdrawn, or they ask for it. Counts stay.");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Volunteers.SingleOrDefaultAsync(v => v.Id == id, ct) is not { } volunteer || !user.Reach.Covers(volunteer.CommunityId))
        {
            return TypedResults.NotFound();
        }
        db.Erase(volunteer, clock);
        db.Record(new("volunteer", id.ToString(), AuditActions.Done) { CommunityId = volunteer.CommunityId, Reason = request.Reason });
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

internal static class VolunteerErasure
{
    /// <summary>With the row go its search keys; the audit holds no value of it.</summary>
    internal static void Erase(this RegistryDb db, Volunteer volunteer, TimeProvider clock)
    {
        db.Volunteers.Remove(volunteer);
        db.Publish(new VolunteerErased(volunteer.TenantId, clock.GetUtcNow(), volunteer.Id, volunteer.CommunityId, clock.Today()));
    }

    /// <summary>Those whose time ran out, as far as nobody else has them locked.</summary>
    /// <returns>How many were erased.</returns>
    internal static async Task<int> EraseRunOutAsync(this RegistryDb db, int most, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var ids = await db.Database.SqlQuery<Guid>($"""
            SELECT id AS "Value" FROM volunteers WHERE tenant_id = {db.TenantId} AND retain_until < {today} ORDER BY id LIMIT {most} FOR UPDATE SKIP LOCKED
            """).ToListAsync(ct);
        foreach (var volunteer in await db.Volunteers.Where(v => ids.Contains(v.Id)).ToListAsync(ct))
        {
            db.Erase(volunteer, clock);
        }
        await db.SaveChangesAsync(ct);
        return ids.Count;
    }
}
