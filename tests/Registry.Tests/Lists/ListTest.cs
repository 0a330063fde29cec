using System.Globalization;
using System.Text.Json;
using Linli.ServiceDefaults;
using Linli.TestKit;
using Npgsql;

namespace Linli.Registry.Tests.Lists;

/// <summary>The words in which the tests speak of needs, resources, projects and volunteers.</summary>
public abstract class ListTest(ServiceHost<Program> host) : RegistryTest(host)
{
    protected static readonly DateOnly Today = TimeProvider.System.Today();

    protected static string Day(int ahead) => Today.AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    protected static object Need(string title = "检修电路", int? quantity = null, string kind = "skill", int wantedIn = 60, string? on = null, string? measure = null) =>
        new { title, kind, workArea = "service", group = "low_income", quantity, measure, wantedBy = Day(wantedIn), on };

    protected static Task<Guid> NeedAsync(HttpClient client, Guid community, object? need = null) => CreatedAsync(client, $"/communities/{community}/needs", need ?? Need());

    protected static Task<Guid> ResourceAsync(HttpClient client, Guid unit, string title = "义务检修电路", int? quantity = null, string kind = "skill", string? from = null, string? to = null, string? workArea = "service") =>
        CreatedAsync(client, $"/units/{unit}/resources", new { title, kind, workArea, quantity, from = from ?? Day(0), to });

    protected static object Project(string title = "建设便民服务点", int? places = null, string kind = "venue", int startsIn = 0, int dueIn = 60, string? on = null, string workArea = "service") =>
        new { title, kind, workArea, goal = "中型便民服务点", aim = 1, measure = "个", places, startsOn = Day(startsIn), dueOn = Day(dueIn), on };

    protected static Task<Guid> ProjectAsync(HttpClient client, Guid community, object? project = null) => CreatedAsync(client, $"/communities/{community}/projects", project ?? Project());

    protected static async Task<string> StateAsync(HttpClient client, string path) => (await GetAsync(client, path)).GetProperty("state").GetString()!;

    protected static int Total(JsonElement page) => page.GetProperty("total").GetInt32();

    /// <summary>As if it had been entered earlier.</summary>
    protected async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(Host.Servers.SuperuserConnection("registry"));
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
