using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;
using Linli.TenantService.Exports;

namespace Linli.TenantService.Archives;

/// <summary>The lines of a part, each bounded, with the checksum and number of all; stops as soon as there is more than was said.</summary>
internal sealed class PartLines(Stream content, long length)
{
    private const int LongestLine = 16 << 20;

    public long Count { get; private set; }
    public string Sha256 { get; private set; } = "";

    public async Task ReadAsync(Action<ReadOnlySequence<byte>, long> line, ManifestFile part, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var pipe = PipeReader.Create(content, new(bufferSize: 1 << 16, leaveOpen: true));
        var bytes = 0L;
        while (true)
        {
            var read = await pipe.ReadAsync(ct);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                var next = rest.GetPosition(1, end);
                foreach (var piece in rest.Slice(0, next))
                {
                    hash.AppendData(piece.Span);
                    bytes += piece.Length;
                }

                line(rest.Slice(0, end), ++Count);
                rest = rest.Slice(next);
            }

            if (rest.Length > LongestLine)
            {
                throw Errors.BrokenRow(part.Path, Count + 1);
            }

            if (bytes + rest.Length > length)
            {
                throw Errors.Bomb();
            }

            pipe.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted)
            {
                Sha256 = rest.IsEmpty ? Convert.ToHexStringLower(hash.GetHashAndReset()) : "";
                await pipe.CompleteAsync();
                return;
            }
        }
    }
}
