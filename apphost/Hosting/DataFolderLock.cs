using System.Globalization;

namespace Linli.AppHost.Hosting;

/// <summary>One apphost per data folder. The kernel gives it back when its holder dies, however that happens.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    public static DataFolderLock Take(string path)
    {
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(path + ".holder", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new(file);
        }
        catch (IOException)
        {
            var holder = File.Exists(path + ".holder") ? File.ReadAllText(path + ".holder") : "?";
            throw new CannotStartException($"The platform is already running on this data folder (process {holder}).");
        }
    }

    public void Dispose() => _file.Dispose();
}
