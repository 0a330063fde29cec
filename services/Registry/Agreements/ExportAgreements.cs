using System.Globalization;
using System.Runtime.CompilerServices;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Settings;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Agreements;

internal static class ExportAgreements
{
    private const int Batch = 200;
    private static readonly string[] Columns = ["title", "community", "units", "workAreas", "beginsOn", "endsOn", "state", "signedOn", "endedOn"];

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/agreements/export", Handle)
        .RequirePermission(Permissions.AgreementRead)
        .WithSummary("The same list as CSV. Sensitive units are masked.");

    internal static async Task<IResult> Handle(
        [AsParameters] PageRequest page, [AsParameters] AgreementFilter filter, RegistryDb db, CurrentUser user, HttpContext http, TimeProvider clock, CancellationToken ct)
    {
        var ids = await ListAgreements.Sorts.Order(await db.MatchingAsync(filter, page.Search, user, clock, ct), page.Sort).Select(a => a.Id).ToListAsync(ct);
        var culture = CultureInfo.CurrentUICulture;
        return Csv.Result("agreements.csv", Labels.Of("agreement", Columns, culture), RowsAsync(db, ids, await http.SettingsAsync(), clock.Today(), culture, ct));
    }

    private static async IAsyncEnumerable<object?[]> RowsAsync(
        RegistryDb db, List<Guid> ids, TenantSettings settings, DateOnly today, CultureInfo culture, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var batch in ids.Chunk(Batch))
        {
            foreach (var a in await db.ViewsAsync(batch, today, ct))
            {
                yield return
                [
                    a.Title, a.CommunityName, string.Join('、', a.Units), string.Join('、', a.WorkAreas.Select(settings.NameOfWorkArea)), a.BeginsOn, a.EndsOn,
                    Labels.Of(a.IsDue ? "agreement.due" : $"agreement.{a.State}", culture), a.SignedOn, a.EndedOn,
                ];
            }
        }
    }
}
