using Linli.ServiceDefaults.Audit;
using System.Globalization;
using Linli.IdentityService.Sessions;
using Linli.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Linli.IdentityService.Account.Own;

/// <summary>Where one is signed in, and signing out there.</summary>
internal sealed class SessionsModel(OwnAccount own, PersonSessions sessions, AccountAudit audit, IStringLocalizer<AccountTexts> texts) : OwnPage(own, texts)
{
    public IReadOnlyList<SessionItem> Items { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Items = await sessions.ListAsync(Me.Id, ct);

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken ct)
    {
        await audit.RecordOwnAsync(Me.Id, "session", "sign-out-elsewhere", AuditActions.Removed, ct);
        await sessions.EndAsync(Me.Id, id, ct);
        return Done("/Own/Sessions", "sessions.ended");
    }

    public async Task<IActionResult> OnPostOthersAsync(CancellationToken ct)
    {
        await audit.RecordOwnAsync(Me.Id, "session", "sign-out-elsewhere", AuditActions.Removed, ct);
        await sessions.EndAllAsync(Me.Id, except: Session, ct);
        return Done("/Own/Sessions", "sessions.others_ended");
    }

    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken ct)
    {
        await audit.RecordOwnAsync(Me.Id, "session", "sign-out-everywhere", AuditActions.Removed, ct);
        await sessions.EndAllAsync(Me.Id, except: null, ct);
        await HttpContext.SignOutPersonAsync();
        return RedirectToPage("/SignOut", new { done = true });
    }

    public static string Time(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, ChinaTime.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
