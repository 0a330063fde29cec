using Npgsql;

namespace Linli.Gateway.Security;

/// <summary>A production start without secrets of its own is refused: a default that everybody knows is no secret.</summary>
internal static class StartupChecks
{
    private static readonly string[] Known = ["dev", "demo", "secret", "change", "default", "password", "example"];

    public static void RefuseDefaultSecrets(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var secret = configuration["Linli:GatewaySecret"];
        if (string.IsNullOrEmpty(secret))
        {
            throw new InvalidOperationException("Linli:GatewaySecret is missing.");
        }

        if (!builder.Environment.IsProduction() || configuration.GetValue<bool>("Linli:Demo"))
        {
            return;
        }

        if (secret.Length < 24 || Known.Any(k => secret.Contains(k, StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidOperationException("Linli:GatewaySecret is a default or too short: give at least 24 random characters.");
        }

        var database = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("gateway"));
        if (database.Password is { } password && password == database.Username)
        {
            throw new InvalidOperationException("ConnectionStrings:gateway uses the default password.");
        }
    }
}
