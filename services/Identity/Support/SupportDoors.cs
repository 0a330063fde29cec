using System.Globalization;
using Linli.Contracts.Identity.V1;
using Linli.IdentityService.Access;
using Linli.IdentityService.Account;
using Linli.IdentityService.Data;
using Linli.IdentityService.Mail;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Linli.IdentityService.Support;

/// <summary>What happens around a door, in its sub-district: the operators' access changes, and the administrators hear of it.</summary>
internal sealed class SupportDoors(IdentityDb db, Mailer mailer, IStringLocalizer<AccountTexts> texts, TimeProvider clock)
{
    /// <summary>Tells every service that the operators' access has changed; inside the transaction of the change.</summary>
    public async Task TurnedAsync(SupportDoor door, CancellationToken ct)
    {
        foreach (var change in await db.Database.SqlQuery<TurnedRow>($"SELECT person, version FROM support_turned()").ToListAsync(ct))
        {
            db.Publish(new GrantsChanged(door.TenantId, clock.GetUtcNow(), change.Person, change.Version));
        }

        await db.SaveChangesAsync(ct);
    }

    public async Task TellOpenedAsync(SupportDoor door, string openedBy, CancellationToken ct) =>
        await TellAdminsAsync("support_opened", ct, openedBy, texts["role." + door.Extent].Value, Local(door.Until), door.Reason);

    /// <summary>Notes that an operator comes in; the first time through a door, the administrators get to know.</summary>
    public async Task EnteredAsync(Guid doorId, PersonAccess who, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var isFirst = !await db.SupportVisits.AnyAsync(v => v.DoorId == doorId && v.PersonId == who.PersonId, ct);
        db.Add(new SupportVisit(doorId, who.PersonId, now));
        db.Record(new("support-door", doorId.ToString(), AuditActions.Done) { PersonId = who.PersonId, Verb = "support-enter", Support = true });
        if (isFirst)
        {
            await TellAdminsAsync("support_entered", ct, who.Name, Local(now));
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task TellAdminsAsync(string kind, CancellationToken ct, params object[] args)
    {
        if (!mailer.IsOn)
        {
            return;
        }

        var admins = db.Assignments.Live(clock.GetUtcNow()).Where(a => a.TenantId == db.TenantId && a.RoleId == RoleCatalogue.TenantAdmin);
        foreach (var admin in await db.Persons.Where(p => !p.IsMachine && p.DisabledAt == null && admins.Any(a => a.PersonId == p.Id)).ToListAsync(ct))
        {
            mailer.Write(admin, kind, args);
        }
    }

    private static string Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, ChinaTime.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private sealed record TurnedRow(Guid Person, long Version);
}
