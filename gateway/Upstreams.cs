namespace Linli.Gateway;

/// <summary>Inside addresses of the services, as the host hands them over: <c>services:NAME:http:0</c>, <c>:1</c>, …</summary>
internal sealed class Upstreams(IConfiguration configuration)
{
    public static readonly string[] Services = ["identity", "tenant", "registry", "activity", "reporting"];
    public static readonly string[] All = [.. Services, "portal"];

    public IReadOnlyList<string> Of(string name)
    {
        string[] addresses = [.. configuration.GetSection($"services:{name}:http").GetChildren().Select(c => c.Value).OfType<string>()];
        return addresses.Length > 0 ? addresses : throw new InvalidOperationException($"services:{name}:http:0 is not configured.");
    }
}
