using System.Diagnostics;
using System.Text;
using Linli.Bench.Provisioning;
using Linli.Bench.Stand;
using Linli.ServiceDefaults.Spreadsheets.Reading;
using Npgsql;
using NpgsqlTypes;

namespace Linli.Bench.Spreadsheets;

/// <summary>S7: a sheet of units, checked and imported as one step, against reading the same file and nothing but COPY.</summary>
internal static class UnitImport
{
    private const double GoalRatio = 0.60;
    private const double GoalMegabytes = 64;
    private const int Rounds = 3;
    private const string Path = "/api/registry/units/import";

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run, CancellationToken ct)
    {
        var platform = await run.PlatformAsync(ct);
        using var admin = await platform.SignInAsync("bench@demo", ct);
        await WarmUpAsync(platform, admin, ct);
        var count = run.IsQuick ? 10_000 : 100_000;
        var csv = Sheet("公司", count);
        var control = await ParseAndCopyAsync(platform, csv, ct);

        using var import = new SheetImport(platform.Gateway, admin, Path);
        using var memory = new MemoryWatch(platform.ProcessOf("registry"));
        var began = Stopwatch.GetTimestamp();
        await import.CheckAsync(csv, ct);
        var check = Stopwatch.GetElapsedTime(began);
        await import.FinishAsync(ct);
        var all = Stopwatch.GetElapsedTime(began);
        var growth = await memory.EndAsync();

        using var again = new SheetImport(platform.Gateway, admin, Path);
        began = Stopwatch.GetTimestamp();
        await again.CheckAsync(csv, ct);
        var same = Stopwatch.GetElapsedTime(began);
        var ratio = control / all;
        return
        [
            new($"{count} units from a sheet: checked, imported, with events, audit and search keys", $"{count / all.TotalSeconds:0}/s", $"{count / control.TotalSeconds:0}/s", $"{ratio:0.00}", $"≥ {GoalRatio:0.00}", ratio >= GoalRatio,
                $"from the upload through the gateway until all is in; control: the same file parsed and copied into a table without policies and indexes, median of {Rounds}"),
            new("of that, the check", $"{check.TotalSeconds:0.0} s", How: "every row against its columns, its file and what is there"),
            new("of that, the import", $"{(all - check).TotalSeconds:0.0} s", How: "all rows checked again and written, in one transaction"),
            new("memory that Registry grew by", $"{growth:0} MB", null, null, $"≤ {GoalMegabytes:0} MB", growth <= GoalMegabytes, "the most of its proportional share, sampled while it ran, less that before"),
            new("the same sheet once more, check", $"{same.TotalSeconds:0.0} s", How: "finds each row as it is; there is nothing to import"),
        ];
    }

    private static async Task WarmUpAsync(Platform platform, Loader.Session admin, CancellationToken ct)
    {
        using var import = new SheetImport(platform.Gateway, admin, Path);
        await import.CheckAsync(Sheet("热身", 2_000), ct);
        await import.FinishAsync(ct);
    }

    private static string Sheet(string name, int count)
    {
        var sheet = new StringBuilder("单位名称,类别,社区,地址,网格,职工人数,党员人数,联络员,联系电话\n");
        for (var i = 1; i <= count; i++)
        {
            sheet.Append(System.Globalization.CultureInfo.InvariantCulture, $"第{i}{name},非公企业,第一社区,健康路{i}号,第三网格,{100 + i % 900},{i % 90},李明,139{i:00000000}\n");
        }

        return sheet.ToString();
    }

    private static async Task<TimeSpan> ParseAndCopyAsync(Platform platform, string csv, CancellationToken ct)
    {
        await using var server = NpgsqlDataSource.Create(platform.Superuser("registry"));
        await using var connection = await server.OpenConnectionAsync(ct);
        await RunAsync(connection, "CREATE TABLE IF NOT EXISTS bare_units (name text, kind text, community text, address text, grid text, staff integer, members integer, liaison text, phone text)", ct);
        var bytes = Encoding.UTF8.GetBytes(csv);
        var times = new List<TimeSpan>();
        for (var round = 0; round < Rounds; round++)
        {
            await RunAsync(connection, "TRUNCATE bare_units", ct);
            using var file = new MemoryStream(bytes);
            var began = Stopwatch.GetTimestamp();
            await using (var copy = await connection.BeginBinaryImportAsync("COPY bare_units FROM STDIN (FORMAT BINARY)", ct))
            {
                foreach (var line in SheetFile.Read(file).Skip(1))
                {
                    await copy.StartRowAsync(ct);
                    for (var column = 0; column < 9; column++)
                    {
                        await (column is 5 or 6 ? copy.WriteAsync(int.Parse(line[column]!, System.Globalization.CultureInfo.InvariantCulture), NpgsqlDbType.Integer, ct) : copy.WriteAsync(line[column], NpgsqlDbType.Text, ct));
                    }
                }

                await copy.CompleteAsync(ct);
            }

            times.Add(Stopwatch.GetElapsedTime(began));
        }

        await RunAsync(connection, "DROP TABLE bare_units", ct);
        return times.Order().ElementAt(Rounds / 2);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
