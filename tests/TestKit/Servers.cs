using Linli.AppHost.Hosting;
using Linli.AppHost.Postgres;
using Linli.AppHost.RabbitMq;
using Linli.AppHost.Resources;

namespace Linli.TestKit;

/// <summary>A PostgreSQL and a RabbitMQ of this test run's own, on free ports and in a temporary folder; gone with it.</summary>
public sealed class Servers : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly PortBlock ports = PortBlock.Reserve();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("linli-test-");
    private readonly DistributedApplicationBuilder model;
    private readonly PostgresServerResource postgres;
    private readonly RabbitMQResource rabbit;
    private readonly Dictionary<string, PostgresDatabaseResource> databases = [];
    private DistributedApplication? application;

    public Servers()
    {
        model = DistributedApplication.CreateBuilder(new() { DataFolder = folder.FullName, PortBase = ports.Base, Durable = false, Dashboard = false });
        postgres = model.AddPostgres("postgres");
        rabbit = model.AddRabbitMQ("rabbitmq");
        MailBox = new(model.Port("smtp", 0));
    }

    /// <summary>Where Identity's mails go.</summary>
    public MailBox MailBox { get; }

    public string Rabbit => rabbit.ConnectionString;

    /// <summary>Where the Registry keeps files, a folder for each sub-district.</summary>
    public string FilesFolder => Path.Combine(folder.FullName, "files");

    public string KeysFolder => Path.Combine(folder.FullName, "keys");

    /// <summary>As the service works; a pool of <paramref name="size"/>.</summary>
    public string AppConnection(string database, int size = 8) => databases[database].AppConnectionString(size);

    public string OwnerConnection(string database) => databases[database].OwnerConnectionString;

    /// <summary>Past all policies, to look at what is really there.</summary>
    public string SuperuserConnection(string database) =>
        new Npgsql.NpgsqlConnectionStringBuilder(postgres.Superuser.ConnectionString) { Database = database }.ConnectionString;

    public Servers WithDatabase(string name)
    {
        databases[name] = model.Add(new PostgresDatabaseResource(name, postgres));
        return this;
    }

    /// <summary>Identity, as the process that it is in production; its address is known after the call.</summary>
    public Servers WithIdentity(out Uri address)
    {
        WithDatabase("identity");
        var dll = Path.Combine(AppHostOptions.Root, "services", "Identity", "bin", Configuration, "net10.0", "Linli.Identity.dll");
        var identity = model.Add(new ProjectResource("identity", dll))
            .WithHttpEndpoint(model.Port("identity", 0))
            .WithReference(databases["identity"]).WithReference(rabbit)
            .WaitFor(databases["identity"], rabbit)
            .WithHttpHealthCheck("/health");
        foreach (var (name, value) in Settings(new(identity.HttpAddress!)).Concat(MailSettings()))
        {
            identity.WithEnvironment(name.Replace(":", "__", StringComparison.Ordinal), value);
        }

        address = new(identity.HttpAddress!);
        return this;
    }

    private Dictionary<string, string> MailSettings() => new()
    {
        ["Linli:Mail:Host"] = "127.0.0.1",
        ["Linli:Mail:Port"] = $"{MailBox.Port}",
        ["Linli:Mail:From"] = "邻里 <linli@example.cn>",
        ["Linli:Mail:Security"] = "None",
    };

    /// <summary>What every service of this run is configured with.</summary>
    internal Dictionary<string, string> Settings(Uri identity) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["ConnectionStrings:rabbitmq"] = Rabbit,
        ["services:identity:http:0"] = identity.ToString(),
        ["Linli:PublicAddress"] = "http://localhost:8080",
        ["Linli:Demo"] = "true",
        ["Linli:DemoPassword"] = "linli-demo-2026",
        // The machine of a test run is busy; nobody is waiting.
        ["Linli:SignIn:WaitSeconds"] = "60",
        // Nobody tries to guess passwords of a test run, which hashes some hundreds of them.
        ["Linli:PasswordRounds"] = "10000",
        ["Linli:KeysPath"] = KeysFolder,
        ["Linli:Files:Path"] = FilesFolder,
        ["Linli:GatewaySecret"] = "test-run-gateway-secret",
        ["Linli:InsideSecret"] = "test-run-inside-secret",
        ["Linli:AuditKey"] = Convert.ToBase64String("fedcba9876543210fedcba9876543210"u8),
        ["Linli:FieldKey"] = Convert.ToBase64String("0123456789abcdef0123456789abcdef"u8),
    };

    public async Task StartAsync()
    {
        application = model.Build();
        MailBox.Start();
        using var patience = new CancellationTokenSource(Patience);
        await application.StartAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (application is not null)
        {
            await application.DisposeAsync();
        }

        await MailBox.DisposeAsync();
        ports.Dispose();
        folder.Delete(recursive: true);
    }

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif
}
