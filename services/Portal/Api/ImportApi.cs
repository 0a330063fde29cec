using Linli.ServiceDefaults.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Linli.Portal.Api;

/// <summary>Spreadsheets on their way in, of one kind of rows.</summary>
/// <param name="service">The service that takes them.</param>
/// <param name="path">Where there.</param>
internal abstract class ImportApi(string service, string path, HttpClient http) : ServiceClient(service, http)
{
    /// <summary>Where a browser follows the progress, past the portal.</summary>
    public string ProgressAddress(Guid id) => $"/api/{Service}{path}/{id}/progress";

    public Task<IReadOnlyList<ImportItem>> ListAsync(CancellationToken ct = default) => GetAsync<IReadOnlyList<ImportItem>>(path, ct);

    public Task<ImportItem?> FindAsync(Guid id, CancellationToken ct = default) => FindAsync<ImportItem>($"{path}/{id}", ct);

    public Task<Page<ImportFaultItem>> ListFaultsAsync(Guid id, ListQuery query, CancellationToken ct = default) =>
        GetAsync<Page<ImportFaultItem>>($"{path}/{id}/faults{query.ForService()}", ct);

    public Task<Page<ImportRowItem>> ListRowsAsync(Guid id, string verdict, ListQuery query, CancellationToken ct = default) =>
        GetAsync<Page<ImportRowItem>>(QueryHelpers.AddQueryString($"{path}/{id}/rows{query.ForService()}", "verdict", verdict), ct);

    public Task<ApiResult<CreatedRow>> UploadAsync(string fileName, Stream file, CancellationToken ct = default) =>
        UploadAsync<CreatedRow>($"{path}?file={Uri.EscapeDataString(fileName)}", file, ct);

    public Task<ApiResult> StartAsync(Guid id, CancellationToken ct = default) => PostAsync($"{path}/{id}/start", ct: ct);

    public Task<ApiResult> UndoAsync(Guid id, CancellationToken ct = default) => PostAsync($"{path}/{id}/undo", ct: ct);

    public Task<ApiResult> CancelAsync(Guid id, CancellationToken ct = default) => PostAsync($"{path}/{id}/cancel", ct: ct);

    public Task<ApiResult<HttpResponseMessage>> OpenTemplateAsync(CancellationToken ct = default) => OpenAsync(HttpMethod.Get, path + "/template", ct);

    public Task<ApiResult<HttpResponseMessage>> OpenAnnotatedAsync(Guid id, CancellationToken ct = default) => OpenAsync(HttpMethod.Get, $"{path}/{id}/annotated", ct);

    public Task<ApiResult<HttpResponseMessage>> TakeResultAsync(Guid id, CancellationToken ct = default) => OpenAsync(HttpMethod.Post, $"{path}/{id}/result", ct);
}

internal sealed class TenantImportApi(HttpClient http) : ImportApi("tenant", "/tenants/import", http);

internal sealed class PeopleImportApi(HttpClient http) : ImportApi("identity", "/people/import", http);

/// <summary>The Registry takes several kinds of rows.</summary>
internal sealed class RegistryImportApi(HttpClient http, string noun = "") : ImportApi("registry", $"/{noun}/import", http)
{
    private readonly HttpClient http = http;

    public RegistryImportApi Of(string rows) => new(http, rows);
}

/// <summary>The client for the rows that a page imports.</summary>
internal sealed class ImportApis(TenantImportApi tenants, PeopleImportApi people, RegistryImportApi registry)
{
    public ImportApi this[string noun] => noun switch
    {
        "tenants" => tenants,
        "people" => people,
        "units" or "members" or "beneficiaries" or "volunteers" or "needs" or "resources" => registry.Of(noun),
        _ => throw new ArgumentException($"No {noun} are imported.", nameof(noun)),
    };
}

/// <param name="State">checking, checked, importing, imported, undoing, undone, failed or interrupted.</param>
/// <param name="Problem">Why it failed or stopped, or was not undone.</param>
public sealed record ImportItem(
    Guid Id, string FileName, DateTimeOffset At, DateTimeOffset ExpiresAt, string State, bool IsChecked,
    int Done, int Total, int New, int Changed, int Same, int Wrong, string? Problem, bool HasResult, bool IsOneStep, bool CanUndo)
{
    public bool IsRunning => State is "checking" or "importing" or "undoing";

    /// <summary>The state as people see it: checked and to be mended are two.</summary>
    public string Shown => State == "checked" && Wrong > 0 ? "mend" : State;

    /// <summary>How many rows the check gave this verdict.</summary>
    public int NumberOf(string verdict) => verdict switch { "new" => New, "changed" => Changed, "same" => Same, _ => Wrong };
}

internal sealed record ImportFaultItem(int Line, string Cell, string Heading, string Code, string Message);

/// <param name="Verdict">new, changed or same.</param>
/// <param name="Name">What stands in its first column.</param>
internal sealed record ImportRowItem(int Line, string Verdict, string? Name, IReadOnlyList<ImportCellItem> Cells);

/// <param name="Before">Null: nothing was there.</param>
/// <param name="IsMasked">Only a part of it is shown.</param>
internal sealed record ImportCellItem(string Heading, string? Before, string After, bool IsMasked);
