using Microsoft.Extensions.Configuration;

namespace Linli.AppHost.Hosting;

/// <summary>Where this platform keeps its data, which ports it takes, and what it leaves out. Command line or environment (LINLI_…).</summary>
internal sealed record AppHostOptions
{
    /// <summary>Everything that this installation keeps.</summary>
    public string DataFolder { get; init; } = Path.Combine(Root, ".data");

    /// <summary>Where `./platform build` publishes, one folder per project.</summary>
    public string BinariesFolder { get; init; } = Path.Combine(Root, "out");

    /// <summary>Programs fetched for all platforms of this checkout.</summary>
    public string ToolsFolder { get; init; } = Path.Combine(Root, ".data", "tools");

    /// <summary>Null: the usual ports. Otherwise they are numbered from here on.</summary>
    public int? PortBase { get; init; }

    /// <summary>What people type into the browser; null: http://localhost with the gateway's port.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>Load the demo city, and let its accounts sign in.</summary>
    public bool Demo { get; init; } = true;

    /// <summary>Show everything in the Aspire Dashboard, when it is there.</summary>
    public bool Dashboard { get; init; } = true;

    /// <summary>False only for tests: PostgreSQL then does not wait for the disk.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Given servers win over private ones: ConnectionStrings__postgres, ConnectionStrings__rabbitmq.</summary>
    public IReadOnlyDictionary<string, string> ConnectionStrings { get; init; } = new Dictionary<string, string>();

    public static string Root { get; } = FindRoot();

    public static AppHostOptions Parse(string[] args)
    {
        var given = new ConfigurationBuilder()
            .AddEnvironmentVariables("LINLI_")
            .AddInMemoryCollection(FromEnvironment("ConnectionStrings"))
            .AddCommandLine(args, Switches)
            .Build();
        var usual = new AppHostOptions();
        return usual with
        {
            DataFolder = Path.GetFullPath(given["DATA"] ?? usual.DataFolder),
            BinariesFolder = Path.GetFullPath(given["BINARIES"] ?? usual.BinariesFolder),
            PortBase = given.GetValue<int?>("PORT_BASE"),
            PublicAddress = given["PUBLIC_ADDRESS"]?.TrimEnd('/'),
            Demo = given.GetValue("DEMO", usual.Demo),
            Dashboard = given.GetValue("DASHBOARD", usual.Dashboard),
            Durable = given.GetValue("DURABLE", usual.Durable),
            ConnectionStrings = given.GetSection("ConnectionStrings").GetChildren()
                .Where(child => child.Value is { Length: > 0 }).ToDictionary(child => child.Key, child => child.Value!, StringComparer.OrdinalIgnoreCase),
        };
    }

    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--data"] = "DATA", ["--binaries"] = "BINARIES", ["--port-base"] = "PORT_BASE", ["--public-address"] = "PUBLIC_ADDRESS",
        ["--demo"] = "DEMO", ["--dashboard"] = "DASHBOARD", ["--durable"] = "DURABLE",
    };

    private static Dictionary<string, string?> FromEnvironment(string section) =>
        new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(section).AsEnumerable().ToDictionary();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Platform.sln"))) return folder.FullName;
        }
        // Carried elsewhere: the published folders stand side by side, and the data beside them.
        return Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", ".."));
    }
}
