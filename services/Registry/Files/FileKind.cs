namespace Linli.RegistryService.Files;

/// <summary>What a file is, by what it holds; what it is called says nothing.</summary>
internal static class FileKind
{
    private const int LongestTrailer = 1024;

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <returns>The content type; null for anything but a whole PDF, JPEG or PNG.</returns>
    public static string? Of(ReadOnlySpan<byte> file) =>
        file.StartsWith("%PDF-"u8) && file[^Math.Min(file.Length, LongestTrailer)..].IndexOf("%%EOF"u8) >= 0 ? "application/pdf"
        : file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) && file.TrimEnd((byte)0).EndsWith((ReadOnlySpan<byte>)[0xFF, 0xD9]) ? "image/jpeg"
        : file.Length > 45 && file.StartsWith(Png) && file[12..16].SequenceEqual("IHDR"u8) && file[^8..^4].SequenceEqual("IEND"u8) ? "image/png"
        : null;

    public static string ExtensionOf(string contentType) => contentType switch { "application/pdf" => ".pdf", "image/jpeg" => ".jpg", _ => ".png" };
}
