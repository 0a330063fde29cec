using Linli.ServiceDefaults.Http;

namespace Linli.ServiceDefaults.Spreadsheets.Reading;

/// <summary>Why a file is not read at all; each says what to do instead.</summary>
internal static class SheetErrors
{
    internal static RuleException Empty() => new("sheet.empty") { Field = "file" };
    internal static RuleException TooLarge() => new("sheet.too_large", SheetLimits.FileBytes >> 20) { Field = "file" };
    internal static RuleException UnpacksTooLarge() => new("sheet.unpacks_too_large") { Field = "file" };
    internal static RuleException TooManyRows(int most) => new("sheet.too_many_rows", most) { Field = "file" };
    internal static RuleException CellTooLong(int line) => new("sheet.cell_too_long", line, SheetLimits.CellLength) { Field = "file" };
    internal static RuleException OldOrLocked() => new("sheet.old_or_locked") { Field = "file" };
    internal static RuleException NoRows() => new("sheet.no_rows") { Field = "file" };
    internal static RuleException NoSheet() => new("sheet.no_sheet") { Field = "file" };
    internal static RuleException Damaged() => new("sheet.damaged") { Field = "file" };
    internal static RuleException UnknownEncoding() => new("sheet.unknown_encoding") { Field = "file" };
    internal static RuleException NoHeadings(string expected) => new("sheet.no_headings", expected, SheetLimits.HeadingWithin) { Field = "file" };
    internal static RuleException MissingColumns(string missing, int line) => new("sheet.missing_columns", missing, line) { Field = "file" };
}
