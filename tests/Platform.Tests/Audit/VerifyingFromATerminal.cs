using System.Net;
using Linli.AppHost.Audit;
using Linli.Platform.Tests.Isolation;
using Linli.ServiceDefaults.Transfer;
using Linli.TestKit;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Xunit;

namespace Linli.Platform.Tests.Audit;

/// <summary><c>./platform audit verify</c> against a running service, after somebody with all rights in the database was at its rows.</summary>
[Collection(nameof(Matrix))]
public sealed class VerifyingFromATerminal(Matrix matrix)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static InsideCalls Calls(string secret) => new(
        new ConfigurationBuilder().AddInMemoryCollection([new("Linli:InsideSecret", secret)]).Build(), TimeProvider.System);

    private async Task<(int Code, string Said)> VerifyAsync(string secret = "test-run-inside-secret")
    {
        using var output = new StringWriter();
        var code = await AuditVerification.RunAsync([("identity", matrix.Run.IdentityAddress)], Calls(secret), output);
        return (code, output.ToString());
    }

    [Theory]
    [InlineData("UPDATE audit SET changes = '{}' WHERE id = $1", "UPDATE audit a SET changes = k.changes FROM kept k WHERE a.id = k.id", "changed")]
    [InlineData("DELETE FROM audit WHERE id = $1", "INSERT INTO audit SELECT * FROM kept", "removed")]
    [InlineData("""
        INSERT INTO audit SELECT tenant_id, '01900000-0000-7000-8000-000000000001', at, person_id, scope, support, address, verb, action, kind, row_id, community_id, changes, reason, trace, mac
        FROM audit WHERE id = $1
        """, "DELETE FROM audit WHERE id = '01900000-0000-7000-8000-000000000001'", "inserted")]
    public async Task It_names_the_row_that_is_not_as_it_was_written_and_says_so_with_its_exit_code(string deed, string undo, string finding)
    {
        await matrix.Own.PersonAsync("community-worker");
        var before = await Eventually.Async(() => VerifyAsync(), v => Line(v.Said).Contains(" 0 waiting", StringComparison.Ordinal));
        Assert.EndsWith("  sound", Line(before.Said), StringComparison.Ordinal);

        await using var connection = new NpgsqlConnection(matrix.Run.Servers.SuperuserConnection("identity"));
        await connection.OpenAsync(Ct);
        await using var find = new NpgsqlCommand("SELECT id FROM audit WHERE tenant_id = $1 ORDER BY id LIMIT 1", connection) { Parameters = { new() { Value = matrix.Own.TenantId } } };
        var row = (Guid)(await find.ExecuteScalarAsync(Ct))!;
        await using var keep = new NpgsqlCommand($"CREATE TEMP TABLE kept AS SELECT * FROM audit WHERE id = '{row}'", connection);
        await keep.ExecuteNonQueryAsync(Ct);
        await using var tamper = new NpgsqlCommand(deed, connection) { Parameters = { new() { Value = row } } };
        Assert.Equal(1, await tamper.ExecuteNonQueryAsync(Ct));

        var (code, said) = await VerifyAsync();
        Assert.Equal(AuditVerification.Tampered, code);
        Assert.EndsWith("  1 FINDINGS", Line(said), StringComparison.Ordinal);
        Assert.Contains($"{finding,-8} entry {(finding == "inserted" ? "01900000-0000-7000-8000-000000000001" : row)}", said, StringComparison.Ordinal);

        // Others share the database: all is put back, and so found sound again.
        await using var back = new NpgsqlCommand(undo, connection);
        await back.ExecuteNonQueryAsync(Ct);
        Assert.EndsWith("  sound", Line((await VerifyAsync()).Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_is_answered_and_what_could_not_be_verified_is_not_called_sound()
    {
        foreach (var service in Matrix.Services)
        {
            using var client = matrix.Client(service, matrix.Run.OperatorToken);
            using var unsigned = await client.GetAsync(new Uri("/internal/audit", UriKind.Relative), Ct);
            Assert.Equal(HttpStatusCode.NotFound, unsigned.StatusCode);
        }

        var (code, said) = await VerifyAsync("another secret");
        Assert.Equal(AuditVerification.NotVerified, code);
        Assert.Contains("could not be verified", said, StringComparison.Ordinal);
    }

    private string Line(string said) => said.Split('\n').FirstOrDefault(l => l.StartsWith("identity", StringComparison.Ordinal) && l.Contains(matrix.Own.TenantId.ToString(), StringComparison.Ordinal))?.TrimEnd() ?? "";
}
