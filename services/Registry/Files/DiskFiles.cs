namespace Linli.RegistryService.Files;

/// <summary>A folder for each sub-district, a file for each id. For one instance of the service, or a folder that all of them share.</summary>
internal sealed class DiskFiles(string root) : IFileStore
{
    /// <summary>Written aside and then put in place, so that nobody ever reads half a file.</summary>
    public async Task PutAsync(Guid tenantId, Guid id, byte[] content, CancellationToken ct)
    {
        var path = PathOf(tenantId, id);
        Directory.CreateDirectory(FolderOf(tenantId));
        var aside = $"{path}.{Guid.NewGuid():N}";
        await File.WriteAllBytesAsync(aside, content, ct);
        File.Move(aside, path, overwrite: true);
    }

    public async Task<byte[]?> FindAsync(Guid tenantId, Guid id, CancellationToken ct)
    {
        var path = PathOf(tenantId, id);
        return File.Exists(path) ? await File.ReadAllBytesAsync(path, ct) : null;
    }

    public Task RemoveAsync(Guid tenantId, Guid id, CancellationToken ct)
    {
        if (Directory.Exists(FolderOf(tenantId)))
        {
            File.Delete(PathOf(tenantId, id));
        }
        return Task.CompletedTask;
    }

    public Task<long> EmptyAsync(Guid tenantId, CancellationToken ct)
    {
        var folder = FolderOf(tenantId);
        if (!Directory.Exists(folder))
        {
            return Task.FromResult(0L);
        }
        var files = Directory.EnumerateFiles(folder).LongCount();
        Directory.Delete(folder, recursive: true);
        return Directory.Exists(folder) ? throw new InvalidOperationException($"Files of a deleted tenant are left in {folder}.") : Task.FromResult(files);
    }

    private string FolderOf(Guid tenantId) => Path.Combine(root, tenantId.ToString("N"));

    private string PathOf(Guid tenantId, Guid id) => Path.Combine(FolderOf(tenantId), id.ToString("N"));
}
