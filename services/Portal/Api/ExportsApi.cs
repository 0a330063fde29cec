namespace Linli.Portal.Api;

/// <summary>The sub-district's own archives.</summary>
internal sealed class ExportsApi(HttpClient http) : ServiceClient("tenant", http)
{
    public Task<IReadOnlyList<ExportItem>> ListAsync(CancellationToken ct) => GetAsync<IReadOnlyList<ExportItem>>("/tenant/exports", ct);

    public Task<ApiResult<CreatedRow>> RequestAsync(CancellationToken ct) => PostAsync<CreatedRow>("/tenant/exports", null, ct);

    public Task<ApiResult> CancelAsync(Guid id, CancellationToken ct) => PostAsync($"/tenant/exports/{id}/cancellation", ct: ct);
}

internal sealed record ExportItem(
    Guid Id, string State, DateTimeOffset RequestedAt, DateTimeOffset? FinishedAt, DateTimeOffset? ExpiresAt,
    int PartsDone, int Parts, long Rows, long Bytes, string? Sha256, IReadOnlyList<ExportStepItem> Steps)
{
    public bool IsUnderWay => State is "waiting" or "running";
}

internal sealed record ExportStepItem(string What, string By, DateTimeOffset At);
