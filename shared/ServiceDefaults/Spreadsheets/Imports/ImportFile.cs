using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets.Reading;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

/// <summary>The uploaded file in the service's database: it is there after a restart and on every instance.</summary>
internal sealed class ImportFile(TenantDb db, FieldProtector protector)
{
    /// <summary>Adds the file piece by piece to the transaction that is open.</summary>
    /// <exception cref="Http.RuleException">It is empty or too large.</exception>
    public async Task StoreAsync(Import import, Stream content, CancellationToken ct)
    {
        var buffer = new byte[ImportPart.Size];
        var number = 0;
        for (int read; (read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct)) > 0; number++)
        {
            if ((long)number * ImportPart.Size + read > SheetLimits.FileBytes)
            {
                throw SheetErrors.TooLarge();
            }

            var part = db.Add(new ImportPart(import.Id, number, protector.Seal(buffer.AsSpan(0, read))));
            await db.SaveChangesAsync(ct);
            part.State = EntityState.Detached;
        }

        if (number == 0)
        {
            throw SheetErrors.Empty();
        }
    }

    /// <summary>A copy to read from: a workbook is read from its end. It is gone when it is closed.</summary>
    public async Task<FileStream> OpenAsync(Guid importId, CancellationToken ct)
    {
        var file = TemporaryFile();
        await foreach (var content in db.Set<ImportPart>().Where(p => p.ImportId == importId).OrderBy(p => p.Number).Select(p => p.Content).AsAsyncEnumerable().WithCancellation(ct))
        {
            await file.WriteAsync(protector.Open(content), ct);
        }

        return file;
    }

    /// <summary>For nobody else on the machine to read. It has no name any more once it is open, so that a crash leaves nothing of it (Windows, which does not allow that, deletes it itself).</summary>
    public static FileStream TemporaryFile()
    {
        var path = Path.Combine(Path.GetTempPath(), $"linli-{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (OperatingSystem.IsWindows())
        {
            return new(path, options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        options.Options = FileOptions.Asynchronous;
        var file = new FileStream(path, options);
        File.Delete(path);
        return file;
    }
}
