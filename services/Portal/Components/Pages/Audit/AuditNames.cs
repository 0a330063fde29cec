using Linli.Portal.Api;
using Linli.Portal.Web;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.Extensions.Localization;

namespace Linli.Portal.Components.Pages.Audit;

/// <summary>Who the people of the entries are, as far as their tenant knows them.</summary>
internal sealed class AuditNames(AccessApi access, Person me, IStringLocalizer<Resources.Audit> texts)
{
    private readonly Dictionary<Guid, string> names = [];

    public async Task LoadAsync(IEnumerable<AuditRow> rows, CancellationToken ct)
    {
        var missing = rows.Select(r => r.PersonId).OfType<Guid>().Distinct().Where(id => !names.ContainsKey(id)).ToList();
        foreach (var person in missing.Count == 0 ? [] : await access.NamesAsync(missing, ct))
        {
            names[person.Id] = person.Name;
        }
    }

    public string Of(AuditRow row) => row.PersonId is not { } person ? texts[row.Verb is "sign-in" ? "Somebody" : "Platform"]
        : names.GetValueOrDefault(person)
        ?? (row.Scope == ScopePath.City.ToString() && !me.IsCity ? texts["CityOffice"] : texts["Unknown"]);
}

/// <summary>The merged list as CSV, page by page.</summary>
internal static class AuditExport
{
    private const int BatchSize = 100;
    private static readonly string[] Columns = ["At", "Who", "Action", "Kind", "Row", "Changes", "Reason", "Address", "Verb", "Support", "Service", "Trace"];

    public static void MapAuditExport(this IEndpointRouteBuilder app) => app.MapGet("/audit/export", Handle).RequirePermission(Permissions.AuditRead);

    private static IResult Handle(HttpContext http, AuditApi api, AuditNames names, IStringLocalizer<Resources.Audit> texts) =>
        Csv.Result("audit.csv", [.. Columns.Select(c => texts[c].Value)], RowsAsync(ListQuery.From(http), api, names, texts, http.RequestAborted));

    private static async IAsyncEnumerable<object?[]> RowsAsync(
        ListQuery query, AuditApi api, AuditNames names, IStringLocalizer<Resources.Audit> texts, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        for (string? after = null, next = ""; next is not null; after = next)
        {
            var (page, _) = await api.ListAsync(query, BatchSize, after, ct);
            await names.LoadAsync(page.Items, ct);
            foreach (var e in page.Items)
            {
                yield return
                [
                    e.At, names.Of(e), texts.Word("Action", e.Action), texts.Word("Kind", e.Kind), e.RowId,
                    string.Join("; ", AuditText.ChangesOf(e, texts).Select(c => $"{c.Column}: {c.Before ?? "—"} → {c.After ?? "—"}")),
                    e.Reason, e.Address, e.Verb, texts[e.Support ? "Yes" : "No"].Value, texts.Word("Service", e.Service), e.Trace,
                ];
            }

            next = page.Next;
        }
    }
}
