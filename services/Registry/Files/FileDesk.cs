using System.Security.Cryptography;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;

namespace Linli.RegistryService.Files;

/// <summary>Between rows and the file store: encrypts on the way in, decrypts on the way out.</summary>
internal sealed class FileDesk(IFileStore store, RegistryDb db, FieldProtector protector)
{
    /// <summary>The content goes first: a row never promises a file that is not there. What is left of an upload that failed is under a key that nobody has.</summary>
    public async Task<StoredFile> KeepAsync(Guid agreementId, string name, string contentType, byte[] content, CurrentUser user, DateTimeOffset now, CancellationToken ct)
    {
        var (id, key) = (Guid.CreateVersion7(), FileCipher.NewKey());
        await store.PutAsync(db.TenantId!.Value, id, FileCipher.Seal(key, id, content), ct);
        var file = new StoredFile(agreementId, name, contentType, content.Length, protector.Seal(Convert.ToBase64String(key))!, user.Id, now, id);
        db.Add(file);
        return file;
    }

    /// <returns>Null when the store has lost it.</returns>
    /// <exception cref="CryptographicException">It was changed in the store.</exception>
    public async Task<byte[]?> ReadAsync(StoredFile file, CancellationToken ct) =>
        await store.FindAsync(file.TenantId, file.Id, ct) is { } content ? FileCipher.Open(Convert.FromBase64String(protector.Open(file.Key)!), file.Id, content) : null;

    /// <summary>After the row is gone.</summary>
    public async Task RemoveAsync(IEnumerable<StoredFile> files, CancellationToken ct)
    {
        foreach (var file in files)
        {
            await store.RemoveAsync(file.TenantId, file.Id, ct);
        }
    }
}
