using Linli.AppHost.Postgres;
using Linli.AppHost.RabbitMq;

namespace Linli.AppHost.Resources;

/// <summary>Aspire's conventions: the names of the environment variables by which a service finds the others.</summary>
internal static class ProjectExtensions
{
    public static ProjectResource WithHttpEndpoint(this ProjectResource project, int port)
    {
        project.HttpAddress = $"http://127.0.0.1:{port}";
        project.Ports.Add(port);
        project.Links.Add(new("http", project.HttpAddress));
        return project
            .WithEnvironment("ASPNETCORE_URLS", project.HttpAddress)
            .WithEnvironment($"services__{project.Name}__http__0", project.HttpAddress);
    }

    public static ProjectResource WithHttpHealthCheck(this ProjectResource project, string path) =>
        project.WithHealthCheck(Probe.Http(project.HttpAddress + path));

    /// <summary>The database under two names: as the service works, and as its owner for migrations.</summary>
    public static ProjectResource WithReference(this ProjectResource project, PostgresDatabaseResource database, int maximumPoolSize = 8)
    {
        project.AddReference(database);
        return project
            .WithEnvironment("ConnectionStrings__" + database.Database, database.AppConnectionString(maximumPoolSize))
            .WithEnvironment($"ConnectionStrings__{database.Database}_owner", database.OwnerConnectionString);
    }

    public static ProjectResource WithReference(this ProjectResource project, RabbitMQResource broker)
    {
        project.AddReference(broker);
        return project.WithEnvironment("ConnectionStrings__" + broker.Name, broker.ConnectionString);
    }

    public static ProjectResource WithReference(this ProjectResource project, params IEnumerable<ProjectResource> others)
    {
        foreach (var other in others)
        {
            project.AddReference(other);
            project.WithEnvironment($"services__{other.Name}__http__0", other.HttpAddress!);
        }
        return project;
    }

    /// <summary>For services that call one another: the addresses alone. Neither is stopped before the other, for each would wait for it.</summary>
    public static ProjectResource WithAddressOf(this ProjectResource project, params IEnumerable<ProjectResource> others)
    {
        foreach (var other in others)
        {
            project.WithEnvironment($"services__{other.Name}__http__0", other.HttpAddress!);
        }
        return project;
    }
}
