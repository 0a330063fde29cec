namespace Linli.Portal.Api;

/// <summary>Archives of sub-districts that are not here yet.</summary>
internal sealed class ArchivesApi(HttpClient http) : ServiceClient("tenant", http)
{
    public Task<IReadOnlyList<ArchiveItem>> ListAsync(CancellationToken ct) => GetAsync<IReadOnlyList<ArchiveItem>>("/archives", ct);

    public Task<ArchiveDetail?> FindAsync(Guid id, CancellationToken ct) => FindAsync<ArchiveDetail>($"/archives/{id}", ct);

    public Task<ApiResult<CreatedRow>> UploadAsync(string fileName, Stream file, CancellationToken ct) =>
        UploadAsync<CreatedRow>($"/archives?file={Uri.EscapeDataString(fileName)}", file, ct);

    public Task<ApiResult> StartAsync(Guid id, CancellationToken ct) => PostAsync($"/archives/{id}/import", ct: ct);

    public Task<ApiResult> StopAsync(Guid id, CancellationToken ct) => PostAsync($"/archives/{id}/cancellation", ct: ct);

    public Task<ApiResult> DiscardAsync(Guid id, CancellationToken ct) => DeleteAsync($"/archives/{id}", ct);
}

/// <param name="State">ready, running, stopping, done or failed.</param>
internal sealed record ArchiveItem(Guid Id, string FileName, string Code, string Name, string State, DateTimeOffset UploadedAt, string UploadedBy, long Rows);

/// <param name="TenantId">The sub-district's, once it is here.</param>
/// <param name="PartsDone">How many services have taken their part, of <paramref name="PartCount"/>.</param>
internal sealed record ArchiveDetail(
    Guid Id, string FileName, string Code, string Name, string State, Guid? TenantId, DateTimeOffset MadeAt, DateTimeOffset UploadedAt, string UploadedBy, DateTimeOffset ExpiresAt,
    string? StartedBy, DateTimeOffset? EndedAt, long Bytes, string Sha256, long Rows, int PartsDone, int PartCount, bool MayStop, string? Problem, IReadOnlyList<ArchivePartItem> Parts)
{
    public bool IsUnderWay => State is "running" or "stopping";
}

internal sealed record ArchivePartItem(string Service, int Tables, long Rows);
