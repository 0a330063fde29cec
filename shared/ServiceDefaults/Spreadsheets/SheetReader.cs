using System.Globalization;
using Linli.ServiceDefaults.Spreadsheets.Reading;

namespace Linli.ServiceDefaults.Spreadsheets;

/// <summary>A file read by a plan: where each column stands in it, and its rows.</summary>
internal sealed class SheetReader
{
    private readonly SheetPlan plan;
    private readonly Stream file;
    private readonly Dictionary<string, int> positions;

    private SheetReader(SheetPlan plan, Stream file, Dictionary<string, int> positions, int headings) =>
        (this.plan, this.file, this.positions, HeadingLine) = (plan, file, positions, headings);

    public int HeadingLine { get; }

    /// <summary>Where a column stands, counted from 0; a column that the file does not have is complained of in the first.</summary>
    public int PositionOf(string column) => positions.GetValueOrDefault(column, 0);

    /// <summary>Finds the line of headings, below titles and explanations.</summary>
    /// <exception cref="Http.RuleException">There is none, or it lacks a column that every row needs.</exception>
    public static SheetReader Open(SheetPlan plan, Stream file)
    {
        file.Position = 0;
        (int Line, Dictionary<string, int> Found) best = (0, []);
        foreach (var line in SheetFile.Read(file).TakeWhile(l => l.Number <= SheetLimits.HeadingWithin))
        {
            var found = Match(plan, line);
            if (found.Count > best.Found.Count)
            {
                best = (line.Number, found);
            }
        }

        var missing = plan.Columns.Where(c => c.Required && !best.Found.ContainsKey(c.Key)).Select(plan.Heading).ToList();
        return best.Line == 0 ? throw SheetErrors.NoHeadings(Join(plan.Columns.Select(plan.Heading)))
            : missing.Count > 0 ? throw SheetErrors.MissingColumns(Join(missing), best.Line)
            : new(plan, file, best.Found, best.Line);
    }

    /// <summary>The rows below the headings, empty lines left out.</summary>
    /// <exception cref="Http.RuleException">There are more than the plan allows.</exception>
    public IEnumerable<SheetRow> Rows()
    {
        file.Position = 0;
        var count = 0;
        foreach (var line in SheetFile.Read(file))
        {
            if (line.Number <= HeadingLine || positions.Values.All(at => string.IsNullOrWhiteSpace(line[at])))
            {
                continue;
            }

            if (++count > plan.MaxRows)
            {
                throw SheetErrors.TooManyRows(plan.MaxRows);
            }

            var row = new SheetRow(line.Number);
            foreach (var column in plan.Columns)
            {
                CellCheck.Read(column, positions.TryGetValue(column.Key, out var at) ? line[at] : null, row);
            }

            yield return row;
        }
    }

    /// <summary>All lines as they are, for the annotated copy.</summary>
    public IEnumerable<SheetLine> Lines()
    {
        file.Position = 0;
        return SheetFile.Read(file);
    }

    private static Dictionary<string, int> Match(SheetPlan plan, SheetLine line)
    {
        Dictionary<string, int> found = [];
        for (var at = 0; at < line.Cells.Count; at++)
        {
            var name = CellText.Comparable(line[at]);
            if (name.Length > 0 && plan.Columns.FirstOrDefault(c => plan.IsHeadingOf(c, name)) is { } column)
            {
                found.TryAdd(column.Key, at);
            }
        }

        return found;
    }

    private static string Join(IEnumerable<string> headings) =>
        string.Join(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? ", " : "、", headings);
}
