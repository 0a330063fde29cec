namespace Linli.ServiceDefaults.Spreadsheets.Reading;

/// <summary>Cells by the names that people know: C5.</summary>
public static class CellName
{
    /// <summary>The column of <c>AB12</c>, counted from 0.</summary>
    /// <exception cref="FormatException">No letters in front, or more than a sheet has columns.</exception>
    public static int ColumnOf(string name)
    {
        var column = 0;
        foreach (var letter in name.AsSpan())
        {
            if (letter is not (>= 'A' and <= 'Z') || column > 20_000)
            {
                break;
            }

            column = column * 26 + letter - 'A' + 1;
        }

        return column is > 0 and <= 16_384 ? column - 1 : throw new FormatException($"'{name}' is no cell.");
    }

    /// <summary>0 → A, 27 → AB.</summary>
    public static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);

    /// <summary>Column counted from 0, row from 1.</summary>
    public static string Of(int column, int row) => $"{Letters(column)}{row}";
}
