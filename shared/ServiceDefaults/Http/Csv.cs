using System.Globalization;
using System.Text;
using Linli.ServiceDefaults.Audit;
using Microsoft.AspNetCore.Http;

namespace Linli.ServiceDefaults.Http;

/// <summary>Streams a list as CSV that a spreadsheet opens right: UTF-8 with its mark, and no cell that starts a formula.</summary>
public static class Csv
{
    /// <summary>An attachment; rows are written as they are read, after the audit has it that the list was taken out.</summary>
    public static IResult Result(string fileName, IReadOnlyList<string> headers, IAsyncEnumerable<object?[]> rows) => new CsvResult(fileName, headers, rows);

    /// <summary>One cell: quoted where needed, dates and numbers in one form for all languages, formulas made harmless.</summary>
    public static string Cell(object? value)
    {
        var text = value switch
        {
            null => "",
            DateTimeOffset t => t.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        if (value is string && text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
        {
            text = "'" + text;
        }

        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private sealed class CsvResult(string fileName, IReadOnlyList<string> headers, IAsyncEnumerable<object?[]> rows) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            await AuditExport.RecordAsync(httpContext, fileName);
            var response = httpContext.Response;
            response.ContentType = "text/csv; charset=utf-8";
            response.Headers.ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(fileName)}";
            await using var writer = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
            await writer.WriteLineAsync(string.Join(',', headers.Select(Cell)));
            await foreach (var row in rows.WithCancellation(httpContext.RequestAborted))
            {
                await writer.WriteLineAsync(string.Join(',', row.Select(Cell)));
            }
        }
    }
}
