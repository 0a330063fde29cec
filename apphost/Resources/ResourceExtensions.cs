using Linli.AppHost.Hosting;

namespace Linli.AppHost.Resources;

/// <summary>The diagram's verbs.</summary>
internal static class ResourceExtensions
{
    /// <summary>Starts only when the other is ready.</summary>
    public static T WaitFor<T>(this T resource, params IEnumerable<Resource> others) where T : Resource
    {
        foreach (var other in others) resource.AddWait(other);
        return resource;
    }

    public static T WithHealthCheck<T>(this T resource, Func<CancellationToken, Task> check) where T : Resource
    {
        resource.HealthCheck = check;
        return resource;
    }

    public static T WithEnvironment<T>(this T resource, string name, string value) where T : ExecutableResource
    {
        resource.Environment[name] = value;
        return resource;
    }

    /// <summary>It does its work and ends; the platform is up without it, and shows what it says.</summary>
    public static T RunOnce<T>(this T resource) where T : ExecutableResource
    {
        (resource.RunsOnce, resource.IsOptional, resource.IsTalkative) = (true, true, true);
        return resource;
    }
}
