using Linli.Reporting.Tests;
using Linli.ServiceDefaults.Security;
using Linli.TestKit;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(ReportingHost))]

namespace Linli.Reporting.Tests;

public sealed class ReportingHost() : ServiceHost<Program>("reporting")
{
    /// <summary>A client of the platform's operator.</summary>
    public async Task<HttpClient> OperatorAsync()
    {
        await using var identity = NpgsqlDataSource.Create(Servers.OwnerConnection("identity"));
        await using var command = identity.CreateCommand("SELECT person_id FROM assignment WHERE role_id = 'operator' AND parent_id IS NULL");
        return Client(Tokens.For((Guid)(await command.ExecuteScalarAsync())!, ScopePath.City, "operator"));
    }
}
