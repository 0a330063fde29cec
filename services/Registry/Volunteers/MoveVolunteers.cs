using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Volunteers;

/// <summary>A community was merged: its volunteers go over. After a split all stay, since nobody chose who goes.</summary>
internal static class MoveVolunteers
{
    internal static async Task MoveVolunteersAsync(this RegistryDb db, Guid from, Guid into, DateOnly on, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var volunteer in await db.Volunteers.Where(v => v.CommunityId == from).OrderBy(v => v.Id).ToListAsync(ct))
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
