namespace Linli.ReportingService.City;

/// <summary>
/// Hides small groups in a table whose row and column totals are known elsewhere, also against subtraction: wherever one
/// cell of a row or column is hidden, at least two are, so that no total gives it away. Pure.
/// </summary>
internal static class Suppression
{
    /// <summary>Groups of fewer people than this could point to a person.</summary>
    public const int SmallestGroup = 5;

    public static bool IsSmall(long people) => people is > 0 and < SmallestGroup;

    /// <param name="people">How many people stand behind each cell: [row, column].</param>
    /// <returns>True for each cell that must not be shown.</returns>
    /// <remarks>
    /// What a row hides by itself depends on that row alone, so that two views of different rows cannot be held against each
    /// other; columns come second and can only hide more.
    /// </remarks>
    public static bool[,] Hide(long[,] people)
    {
        var (rows, columns) = (people.GetLength(0), people.GetLength(1));
        var hidden = new bool[rows, columns];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                hidden[r, c] = IsSmall(people[r, c]);
            }
        }

        var changed = true;
        while (changed)
        {
            changed = false;
            for (var r = 0; r < rows; r++)
            {
                var row = r;
                changed |= HideSecond(columns, c => (row, c), people, hidden);
            }

            for (var c = 0; c < columns && !changed; c++)
            {
                var column = c;
                changed |= HideSecond(rows, r => (r, column), people, hidden);
            }
        }

        return hidden;
    }

    /// <summary>A line with exactly one hidden cell hides a second one: the smallest that has people, else the first empty one.</summary>
    private static bool HideSecond(int length, Func<int, (int R, int C)> at, long[,] people, bool[,] hidden)
    {
        var cells = Enumerable.Range(0, length).Select(at).ToList();
        if (cells.Count(c => hidden[c.R, c.C]) != 1 || length < 2)
        {
            return false;
        }

        var (row, column) = cells.Where(c => !hidden[c.R, c.C]).OrderBy(c => people[c.R, c.C] == 0).ThenBy(c => people[c.R, c.C]).First();
        return hidden[row, column] = true;
    }
}
