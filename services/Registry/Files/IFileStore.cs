namespace Linli.RegistryService.Files;

/// <summary>Where files are kept, each under its sub-district and its id. What is handed in is encrypted already. A folder, or a bucket (S3).</summary>
internal interface IFileStore
{
    Task PutAsync(Guid tenantId, Guid id, byte[] content, CancellationToken ct);

    /// <returns>Null when there is none.</returns>
    Task<byte[]?> FindAsync(Guid tenantId, Guid id, CancellationToken ct);

    Task RemoveAsync(Guid tenantId, Guid id, CancellationToken ct);

    /// <summary>Removes all of a sub-district's, and looks whether anything is left.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="InvalidOperationException">Something is left.</exception>
    Task<long> EmptyAsync(Guid tenantId, CancellationToken ct);
}
