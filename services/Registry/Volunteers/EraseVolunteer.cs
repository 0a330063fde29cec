using System.ComponentModel.DataAnnotations;
using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Beneficiaries;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets.Imports;
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
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EraseAsync([volunteer], request.Reason, clock, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

internal static class VolunteerErasure
{
    /// <summary>With the rows go their search keys and what an import kept of them; the audit holds no value of them. Needs a transaction; the save is the caller's.</summary>
    /// <param name="db">The transaction's.</param>
    /// <param name="volunteers">Who is erased.</param>
    /// <param name="reason">Why somebody erases them; null: their time ran out.</param>
    /// <param name="clock">Says when.</param>
    /// <param name="ct">Ends it.</param>
    internal static async Task EraseAsync(this RegistryDb db, IReadOnlyList<Volunteer> volunteers, string? reason, TimeProvider clock, CancellationToken ct)
    {
        foreach (var volunteer in volunteers)
        {
            if (reason is not null)
            {
                db.Record(new("volunteer", volunteer.Id.ToString(), AuditActions.Done) { CommunityId = volunteer.CommunityId, Reason = reason });
            }
            db.Volunteers.Remove(volunteer);
            db.Publish(new VolunteerErased(volunteer.TenantId, clock.GetUtcNow(), volunteer.Id, volunteer.CommunityId, clock.Today()));
        }
        await db.ForgetImportedAsync([.. volunteers.Select(v => v.Id)], ct);
    }

    /// <summary>Those whose time ran out, as far as nobody else has them locked.</summary>
    /// <returns>How many were erased.</returns>
    internal static async Task<int> EraseRunOutAsync(this RegistryDb db, int most, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var ids = await db.Database.SqlQuery<Guid>($"""
            SELECT id AS "Value" FROM volunteers WHERE tenant_id = {db.TenantId} AND retain_until < {today} ORDER BY id LIMIT {most} FOR UPDATE SKIP LOCKED
            """).ToListAsync(ct);
        await db.EraseAsync(await db.Volunteers.Where(v => ids.Contains(v.Id)).ToListAsync(ct), null, clock, ct);
        await db.SaveChangesAsync(ct);
        return ids.Count;
    }
}
