using System.Globalization;
using Linli.AppHost.Processes;

namespace Linli.AppHost.Hosting;

/// <summary>
/// A run of free ports that no other platform on this machine takes meanwhile. They lie below the range from which the kernel
/// serves outgoing connections: a port found free there by trying would be given away before it is used.
/// </summary>
internal sealed class PortBlock : IDisposable
{
    public const int Size = 40;

    private const int First = 20_000;
    private const int Last = 32_000;

    private readonly FileStream _lock;

    private PortBlock(int first, FileStream @lock)
    {
        Base = first;
        _lock = @lock;
    }

    public int Base { get; }

    public static PortBlock Reserve()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"linli-ports-{Environment.UserName}")).FullName;
        for (var first = First; first < Last; first += Size)
        {
            if (TryLock(Path.Combine(folder, first.ToString(CultureInfo.InvariantCulture))) is not { } @lock) continue;
            if (Enumerable.Range(first, Size).All(port => PortOwner.Of(port) is null)) return new(first, @lock);
            @lock.Dispose();
        }
        throw new InvalidOperationException($"No {Size} free ports in a row between {First} and {Last}.");
    }

    public void Dispose() => _lock.Dispose();

    private static FileStream? TryLock(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
