using Microsoft.EntityFrameworkCore.Migrations;

namespace Linli.IdentityService.Data;

internal static class SqlFile
{
    /// <summary>Runs a file of Data/Sql. Such a file never changes once released; a later migration brings a later file.</summary>
    public static void SqlFrom(this MigrationBuilder migration, string name)
    {
        using var reader = new StreamReader(typeof(SqlFile).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"{name} is not embedded."));
        migration.Sql(reader.ReadToEnd());
    }
}
