using System.Globalization;
using Linli.AppHost.Processes;

namespace Linli.AppHost.Hosting;

/// <summary>A resource's console: the latest lines for whoever looks, all of them in a file that cannot grow without end.</summary>
internal sealed class ConsoleLog(string file) : IDisposable
{
    private const int KeptLines = 2_000;
    private const long KeptBytes = 16 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<NumberedLine> _latest = new();
    private StreamWriter? _writer;
    private int _count;

    internal readonly record struct NumberedLine(int Number, string Text, bool IsError);

    public event Action<NumberedLine>? Written;

    public string File => file;

    public void Write(OutputLine line)
    {
        lock (_gate)
        {
            var numbered = new NumberedLine(++_count, line.Text, line.IsError);
            _latest.Enqueue(numbered);
            if (_latest.Count > KeptLines) _latest.Dequeue();
            Writer().WriteLine(line.Text);
            Written?.Invoke(numbered);
        }
    }

    /// <summary>A line of apphost's own among the resource's lines.</summary>
    public void Note(string text) =>
        Write(new(string.Create(CultureInfo.InvariantCulture, $"[apphost {DateTimeOffset.Now:HH:mm:ss}] {text}"), IsError: false));

    public IReadOnlyList<string> Tail(int lines)
    {
        lock (_gate) return [.. _latest.TakeLast(lines).Select(line => line.Text)];
    }

    /// <summary>The lines so far, and from the very next one on every new line: none is missed or seen twice.</summary>
    public IReadOnlyList<NumberedLine> Follow(Action<NumberedLine> follower)
    {
        lock (_gate)
        {
            Written += follower;
            return [.. _latest];
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _writer?.Dispose();
            _writer = null;
        }
    }

    private StreamWriter Writer()
    {
        if (_writer is { BaseStream.Length: > KeptBytes })
        {
            _writer.Dispose();
            _writer = null;
        }
        if (_writer is not null) return _writer;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (System.IO.File.Exists(file)) System.IO.File.Move(file, file + ".1", overwrite: true);
        return _writer = new StreamWriter(file) { AutoFlush = true };
    }
}
