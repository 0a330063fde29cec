using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Volunteers;

/// <summary>Volunteers go over with a community that was merged, and, as far as they were chosen, with a part that was split off.</summary>
internal static class MoveVolunteers
{
    internal static Task MoveVolunteersAsync(this RegistryDb db, Guid from, Guid into, DateOnly on, DateTimeOffset now, CancellationToken ct) =>
        db.MoveAsync(db.Volunteers, from, into, on, now, ct);

    internal static Task MoveVolunteersAsync(this RegistryDb db, IReadOnlyCollection<Guid> chosen, Guid from, Guid into, DateOnly on, DateTimeOffset now, CancellationToken ct) =>
        db.MoveAsync(db.Volunteers.Where(v => chosen.Contains(v.Id)), from, into, on, now, ct);

    private static async Task MoveAsync(this RegistryDb db, IQueryable<Volunteer> volunteers, Guid from, Guid into, DateOnly on, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var volunteer in await volunteers.Where(v => v.CommunityId == from).OrderBy(v => v.Id).ToListAsync(ct))
        {
            volunteer.MoveTo(into);
            db.Publish(new VolunteerMoved(volunteer.TenantId, now, volunteer.Id, into, from, on));
            if (volunteer.State == VolunteerState.Active)
            {
                db.Publish(new VolunteerTurned(volunteer.TenantId, now, volunteer.Id, into, "active", null, on));
            }
        }
    }
}
