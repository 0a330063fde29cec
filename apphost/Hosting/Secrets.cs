using System.Security.Cryptography;
using System.Text.Json;

namespace Linli.AppHost.Hosting;

/// <summary>Passwords and keys of this installation: made at their first use, kept in a file that only its owner reads.</summary>
internal sealed class Secrets
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private const int Bytes = 32;

    private readonly string _file;
    private readonly SortedDictionary<string, string> _values;

    public Secrets(string file)
    {
        _file = file;
        _values = File.Exists(file) ? JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(file)) ?? [] : [];
    }

    public string this[string name]
    {
        get
        {
            lock (_values)
            {
                if (_values.TryGetValue(name, out var value)) return value;
                value = _values[name] = RandomNumberGenerator.GetHexString(2 * Bytes, lowercase: true);
                Save();
                return value;
            }
        }
    }

    private void Save()
    {
        // Written beside and moved: a crash in between leaves the old file whole.
        var next = _file + ".new";
        File.Delete(next);
        using (var stream = new FileStream(next, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            JsonSerializer.Serialize(stream, _values, Indented);
        }
        File.Move(next, _file, overwrite: true);
    }
}
