using Linli.Contracts.Activity.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Members;

/// <summary>
/// A member, by their id, whom Activity has told to have taken part in something: their hours stand in its records, so they are not
/// taken back with an import. Stays when a participation was a mistake: that is on record there too.
/// </summary>
internal sealed class ActiveMember : TenantRow
{
    /// <summary>Somebody who is not known here any more does no harm.</summary>
    internal static async Task Handle(ParticipationRecorded e, RegistryDb db, CancellationToken ct)
    {
        if (e.MemberId is { } member)
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO active_members (tenant_id, id) VALUES ({e.TenantId}, {member}) ON CONFLICT DO NOTHING", ct);
        }
    }
}
