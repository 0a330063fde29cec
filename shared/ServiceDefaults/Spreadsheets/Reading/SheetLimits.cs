namespace Linli.ServiceDefaults.Spreadsheets.Reading;

/// <summary>What a sheet may cost before it is refused: a file of some kilobytes can unpack to gigabytes.</summary>
public static class SheetLimits
{
    /// <summary>Size of the file as uploaded; the gateway lets as much through.</summary>
    public const long FileBytes = 20 << 20;

    /// <summary>Size of all parts of a workbook, unpacked.</summary>
    public const long UnpackedBytes = 512L << 20;

    /// <summary>Memory for the texts that a workbook keeps in one place.</summary>
    public const int TextBytes = 48 << 20;

    /// <summary>Parts of a workbook; some hundred are usual with many sheets and pictures.</summary>
    public const int Parts = 4_000;

    /// <summary>Columns read of a line; what stands further right is left out.</summary>
    public const int Columns = 256;

    /// <summary>As many characters as Excel allows in a cell.</summary>
    public const int CellLength = 32_767;

    /// <summary>Lines in which the headings are looked for.</summary>
    public const int HeadingWithin = 20;
}
