using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Linli.AppHost.Hosting;
using Linli.AppHost.Postgres;
using Linli.AppHost.Resources;

namespace Linli.AppHost.Dashboard;

/// <summary>A resource in the dashboard's words.</summary>
internal static class ResourceDescription
{
    public static string NameOf(Resource resource, DashboardResource dashboard) => $"{resource.Name}-{dashboard.InstanceId}";

    public static Wire.Resource Of(ResourceRunner runner, DashboardResource dashboard)
    {
        var (resource, now) = (runner.Resource, runner.Snapshot);
        var description = new Wire.Resource
        {
            Name = NameOf(resource, dashboard),
            Uid = NameOf(resource, dashboard),
            DisplayName = resource.Name,
            ResourceType = resource.Type,
            State = now.State.ToString(),
            StateStyle = StyleOf(now),
            CreatedAt = Timestamp.FromDateTimeOffset(runner.CreatedAt),
            StartedAt = now.StartedAt is { } started ? Timestamp.FromDateTimeOffset(started) : null,
            StoppedAt = now.StoppedAt is { } stopped ? Timestamp.FromDateTimeOffset(stopped) : null,
            IsHidden = resource.IsHidden,
            Commands = { ResourceCommands.For(now) },
            Properties = { PropertiesOf(runner, dashboard) },
            Urls = { resource.Links.Select(link => UrlOf(link, now)) },
            Relationships = { RelationshipsOf(resource, dashboard) },
        };
        if (resource is ExecutableResource { Environment: var environment })
        {
            description.Environment.Add(environment.Select(entry => new Wire.EnvironmentVariable { Name = entry.Key, Value = entry.Value, IsFromSpec = true }));
        }
        if (now.State == ResourceState.Running && resource.HealthCheck is not null) description.HealthReports.Add(HealthOf(now.Health));
        return description;
    }

    private static string StyleOf(ResourceSnapshot now) => now.State switch
    {
        ResourceState.FailedToStart => "error",
        ResourceState.Exited when now.ExitCode is not (null or 0) => "error",
        ResourceState.Restarting => "warning",
        ResourceState.Running or ResourceState.Finished => "success",
        _ => "info",
    };

    private static Wire.HealthReport HealthOf(HealthReport? health)
    {
        var report = new Wire.HealthReport { Key = "ready", Description = health?.Description ?? "" };
        // No status yet reads as "still unknown".
        if (health is not null) report.Status = health.IsHealthy ? Wire.HealthStatus.Healthy : Wire.HealthStatus.Unhealthy;
        return report;
    }

    private static IEnumerable<Wire.ResourceProperty> PropertiesOf(ResourceRunner runner, DashboardResource dashboard)
    {
        var now = runner.Snapshot;
        if (runner.Resource.Command is { } command)
        {
            yield return Property("executable.path", "Program", command.FileName);
            yield return Property("executable.args", "Arguments", string.Join(' ', command.Arguments));
            yield return Property("executable.workDir", "Folder", command.WorkingDirectory);
        }
        yield return Property("executable.pid", "Process", now.ProcessId?.ToString(CultureInfo.InvariantCulture));
        yield return Property("resource.exitCode", "Exit code", now.ExitCode?.ToString(CultureInfo.InvariantCulture));
        yield return Property("linli.restarts", "Restarts", now.Restarts.ToString(CultureInfo.InvariantCulture));
        yield return Property("linli.problem", "Problem", now.Problem);
        if (runner.Resource is PostgresDatabaseResource database) yield return Property("resource.parentName", "Server", NameOf(database.Server, dashboard));
    }

    private static Wire.ResourceProperty Property(string name, string displayName, string? value) =>
        new() { Name = name, DisplayName = displayName, Value = value is null ? Value.ForNull() : Value.ForString(value) };

    private static Wire.Url UrlOf(ResourceLink link, ResourceSnapshot now) => new()
    {
        EndpointName = link.Name,
        FullUrl = link.Address,
        IsInactive = !now.IsReady,
        DisplayProperties = new() { DisplayName = "" },
    };

    private static IEnumerable<Wire.ResourceRelationship> RelationshipsOf(Resource resource, DashboardResource dashboard) =>
        resource.References.Select(other => (other, "Reference")).Concat(resource.WaitsFor.Select(other => (other, "WaitFor")))
            .Select(relation => new Wire.ResourceRelationship { ResourceName = relation.other.Name, Type = relation.Item2 });
}
