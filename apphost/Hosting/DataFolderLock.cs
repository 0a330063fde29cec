using System.Globalization;

namespace Linli.AppHost.Hosting;

/// <summary>One apphost per data folder. The kernel gives it back when its holder dies, however that happens.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private const int Attempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    /// <summary>A holder that is just dying is given a moment.</summary>
    public static async Task<DataFolderLock> TakeAsync(string path, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                await File.WriteAllTextAsync(path + ".holder", Environment.ProcessId.ToString(CultureInfo.InvariantCulture), ct);
                return new(file);
            }
            catch (IOException) when (attempt < Attempts)
            {
                await Task.Delay(Pause, ct);
            }
            catch (IOException)
            {
                var holder = File.Exists(path + ".holder") ? await File.ReadAllTextAsync(path + ".holder", ct) : "?";
                throw new CannotStartException($"The platform is already running on this data folder (process {holder}).");
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
