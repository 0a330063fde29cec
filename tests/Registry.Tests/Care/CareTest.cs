using System.Text.Json;
using Linli.TestKit;
using Npgsql;

namespace Linli.Registry.Tests.Care;

/// <summary>The words in which the tests speak of beneficiaries and pairs.</summary>
public abstract class CareTest(ServiceHost<Program> host) : RegistryTest(host)
{
    private static readonly string[] Contact = ["contact"];

    protected static Task<Guid> BeneficiaryAsync(HttpClient client, Guid community, string name = "李某", string kind = "low_income", string? phone = null, string? registeredOn = null) =>
        CreatedAsync(client, $"/communities/{community}/beneficiaries", Person(name, kind, phone, registeredOn));

    protected static object Person(string name = "李某", string kind = "low_income", string? phone = null, string? registeredOn = null) =>
        new { kind, name, phone, consentOn = "2026-01-05", sensitiveConsentOn = "2026-01-05", consentBy = kind == "orphan" ? "guardian" : "self", consentExtent = Contact, registeredOn };

    protected static Task<Guid> PairAsync(HttpClient client, Guid community, Guid unit, Guid beneficiary, string on = "2026-02-01") =>
        CreatedAsync(client, $"/communities/{community}/pairs", new { helper = new { kind = "unit", id = unit }, helped = new { kind = "person", id = beneficiary }, on, aim = "助学" });

    protected static Task<Guid> VisitAsync(HttpClient client, Guid pair, string on, string outcome = "helped", string? note = null) =>
        CreatedAsync(client, $"/pairs/{pair}/visits", new { on, outcome, note });

    /// <summary>Every row of every table, as text: what is not in it, is nowhere.</summary>
    protected async Task<string> EverythingAsync()
    {
        await using var connection = new NpgsqlConnection(Host.Servers.SuperuserConnection("registry"));
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand("""
            SELECT string_agg(query_to_xml(format('SELECT * FROM %I WHERE tenant_id = %L', c.relname, $1::text), true, false, '')::text, E'\n')
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
            """, connection)
        { Parameters = { new() { Value = Tenant.Id } } };
        return (string)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    protected async Task<T> OneAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Host.Servers.SuperuserConnection("registry"));
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = Tenant.Id } } };
        return (T)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    protected static string? Said(JsonElement json, string field) => json.GetProperty(field).GetString();
}
