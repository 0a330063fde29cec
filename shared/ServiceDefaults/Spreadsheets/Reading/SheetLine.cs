namespace Linli.ServiceDefaults.Spreadsheets.Reading;

/// <summary>One line of a sheet as it was typed: text only, dates as yyyy-MM-dd, numbers without grouping.</summary>
/// <param name="Number">As the spreadsheet counts, from 1.</param>
/// <param name="Cells">From column A on; null or absent where nothing stands.</param>
public sealed record SheetLine(int Number, IReadOnlyList<string?> Cells)
{
    /// <summary>The text of a column, counted from 0.</summary>
    public string? this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : null;

    /// <summary>Nothing stands in it.</summary>
    public bool IsEmpty => Cells.All(string.IsNullOrWhiteSpace);
}
