using System.Security.Cryptography;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Archives;

/// <summary>Keeps an uploaded archive in encrypted pieces, and lets it be read from anywhere as a zip is: from its end.</summary>
internal sealed class ArchiveStore(DirectoryDb db, FieldProtector protector, IConfiguration configuration)
{
    private readonly long most = configuration.GetValue("Linli:ArchiveMegabytes", 100L);

    /// <summary>Adds the file piece by piece to the transaction that is open.</summary>
    public async Task KeepAsync(Archive archive, Stream content, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[ArchiveChunk.Size];
        var (number, bytes) = (0, 0L);
        for (int read; (read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct)) > 0; number++)
        {
            bytes += read;
            if (bytes > most << 20)
            {
                throw Errors.TooLarge(most);
            }

            hash.AppendData(buffer, 0, read);
            var chunk = db.Add(new ArchiveChunk(archive.Id, number, protector.Seal(buffer.AsSpan(0, read))));
            await db.SaveChangesAsync(ct);
            chunk.State = EntityState.Detached;
        }

        archive.Hold(bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public ChunkReader Open(Archive archive) => new(archive.Bytes,
        number => protector.Open(Chunk(archive.Id, number).Single()),
        async (number, ct) => protector.Open(await Chunk(archive.Id, number).SingleAsync(ct)));

    public Task<int> ClearAsync(Guid archiveId, CancellationToken ct) => db.ArchiveChunks.Where(c => c.ArchiveId == archiveId).ExecuteDeleteAsync(ct);

    private IQueryable<byte[]> Chunk(Guid archive, int number) => db.ArchiveChunks.AsNoTracking().Where(c => c.ArchiveId == archive && c.Number == number).Select(c => c.Content);
}
