using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Files;

/// <summary>A scan of an agreement. Its content is in the file store, encrypted with a key that is sealed here.</summary>
internal sealed class StoredFile : TenantRow
{
    public const int NameLength = 120;

    private StoredFile() { }

    internal StoredFile(Guid agreementId, string name, string contentType, long bytes, Sealed key, Guid by, DateTimeOffset at, Guid id) =>
        (AgreementId, Name, ContentType, Bytes, Key, UploadedBy, UploadedAt, Id) = (agreementId, name, contentType, bytes, key, by, at, id);

    public Guid AgreementId { get; private set; }
    public string Name { get; private set; } = "";
    public string ContentType { get; private set; } = "";
    public long Bytes { get; private set; }
    public Sealed Key { get; private set; } = null!;
    public Guid UploadedBy { get; private set; }
    public DateTimeOffset UploadedAt { get; private set; }
}
