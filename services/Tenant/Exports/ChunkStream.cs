using System.Security.Cryptography;

namespace Linli.TenantService.Exports;

/// <summary>Collects what is written into pieces of about a megabyte and hands each on; keeps a running SHA-256 of all.</summary>
internal sealed class ChunkStream(Func<int, byte[], Task> keep) : Stream
{
    private const int Size = 1 << 20;

    private readonly MemoryStream piece = new(Size + (1 << 17));
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int number;

    public long Written { get; private set; }

    public string Sha256 => Convert.ToHexStringLower(hash.GetCurrentHash());

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        Collect(source.Span);
        if (piece.Length >= Size)
        {
            await PassOnAsync();
        }
    }

    /// <summary>A few bytes of a header may come this way; they wait for the next piece.</summary>
    public override void Write(byte[] buffer, int offset, int count) => Collect(buffer.AsSpan(offset, count));

    /// <summary>Hands on what is left.</summary>
    public Task CompleteAsync() => piece.Length > 0 ? PassOnAsync() : Task.CompletedTask;

    private void Collect(ReadOnlySpan<byte> source)
    {
        hash.AppendData(source);
        Written += source.Length;
        piece.Write(source);
    }

    private async Task PassOnAsync()
    {
        await keep(number++, piece.ToArray());
        piece.SetLength(0);
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => Written; set => throw new NotSupportedException(); }
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    public override void Flush() { }
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        hash.Dispose();
        piece.Dispose();
        base.Dispose(disposing);
    }
}
