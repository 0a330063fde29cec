using QRCoder;

namespace Linli.IdentityService.SecondFactor;

/// <summary>A QR code as the path of an SVG: one unit a module, colours from the style sheet (no inline style).</summary>
internal static class QrCode
{
    public static QrDrawing Draw(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new System.Text.StringBuilder();
        // The generator's matrix has the four light modules around it already.
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < code.ModuleMatrix[y].Count; x++)
            {
                if (code.ModuleMatrix[y][x])
                {
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return new(path.ToString(), code.ModuleMatrix.Count);
    }
}

/// <param name="Path">The dark modules.</param>
/// <param name="Size">Of the square, margin included.</param>
internal sealed record QrDrawing(string Path, int Size);
