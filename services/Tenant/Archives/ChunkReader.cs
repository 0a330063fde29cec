namespace Linli.TenantService.Archives;

/// <summary>Pieces of one size read as one file; holds one of them at a time.</summary>
internal sealed class ChunkReader(long length, Func<int, byte[]> read, Func<int, CancellationToken, Task<byte[]>> readAsync) : Stream
{
    private byte[] piece = [];
    private int loaded = -1;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;
    public override long Position { get; set; }

    private int Number => (int)(Position / ArchiveChunk.Size);

    public override int Read(Span<byte> buffer)
    {
        if (Position < length && Number != loaded)
        {
            (piece, loaded) = (read(Number), Number);
        }

        return Copy(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position < length && Number != loaded)
        {
            (piece, loaded) = (await readAsync(Number, cancellationToken), Number);
        }

        return Copy(buffer.Span);
    }

    private int Copy(Span<byte> buffer)
    {
        if (Position >= length)
        {
            return 0;
        }

        var from = piece.AsSpan((int)(Position % ArchiveChunk.Size));
        var count = Math.Min(from.Length, buffer.Length);
        from[..count].CopyTo(buffer);
        Position += count;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => Position, _ => length };

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    public override void Flush() { }
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
