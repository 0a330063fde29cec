using Microsoft.Extensions.Hosting;
using System.Text.Json;
using Linli.Bench.Stand;
using Linli.RegistryService.Units;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Linli.Bench.Reading;

/// <summary>
/// The control: Kestrel, one prepared statement as superuser on the same row, and the same JSON. No sign-in, no tenant, no
/// policy, no EF, no tracing. In a process of its own, as the services are.
/// </summary>
internal static class BareEndpoint
{
    public const string Command = "bare-endpoint";

    private const string Sql = """
        SELECT u.id, u.xmin, u.community_id, c.name, u.kind, u.name, u.credit_code, u.credit_code_verified, u.address, u.grid, u.staff_number, u.member_number,
            u.liaison_name, u.liaison_phone, u.year_plan, u.registered_at, u.retired_at, u.retired_reason
        FROM units u LEFT JOIN communities c ON c.tenant_id = u.tenant_id AND c.id = u.community_id
        WHERE u.tenant_id = $1 AND u.id = $2
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <returns>A running child, and where it listens.</returns>
    public static async Task<(DotnetChild Child, Uri Address)> StartAsync(string connectionString, Guid tenant, CancellationToken ct)
    {
        var child = DotnetChild.Start(typeof(BareEndpoint).Assembly.Location, Command, connectionString, tenant.ToString());
        return (child, new(await child.FirstLineAsync(ct)));
    }

    /// <summary>The child itself.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        await using var database = NpgsqlDataSource.Create(args[0]);
        var tenant = Guid.Parse(args[1]);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(http => AnswerAsync(http, database, tenant));
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task AnswerAsync(HttpContext http, NpgsqlDataSource database, Guid tenant)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = tenant });
        command.Parameters.Add(new() { Value = Guid.Parse(http.Request.Path.Value.AsSpan(1)) });
        await using var reader = await command.ExecuteReaderAsync(http.RequestAborted);
        await reader.ReadAsync(http.RequestAborted);
        // The liaison is read too, and shown as long as the platform shows it.
        var unit = new UnitDetail(
            reader.GetGuid(0), reader.GetFieldValue<uint>(1), reader.GetGuid(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), Text(6), reader.GetBoolean(7),
            Text(8), Text(9), reader.GetInt32(10), reader.GetInt32(11), Masked(12, "李某"), Masked(13, "139****0000"), Text(14),
            false, false, reader.GetFieldValue<DateTimeOffset>(15), reader.IsDBNull(16) ? null : reader.GetFieldValue<DateTimeOffset>(16), Text(17));
        http.Response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(http.Response.Body, unit, Json, http.RequestAborted);

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

        string? Masked(int column, string shown) => reader.GetFieldValue<byte[]>(column).Length > 0 ? shown : null;
    }
}
