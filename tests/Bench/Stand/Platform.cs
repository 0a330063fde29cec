using System.Net.Http.Json;
using System.Text.Json;
using Linli.AppHost.Hosting;
using Linli.AppHost.Postgres;
using Linli.AppHost.RabbitMq;
using Linli.AppHost.Resources;
using Linli.Loader;
using Npgsql;

namespace Linli.Bench.Stand;

/// <summary>
/// The platform as `./platform build` published it, with a sub-district made through its public API and many others beside it.
/// Durable as in production; without the rate limits, which are there against just such a load.
/// </summary>
internal sealed class Platform : IAsyncDisposable
{
    public const string Password = "Linli-bench-2026";
    /// <summary>A minute; the most that a quota can say.</summary>
    private const int MostRequests = 10_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly PortBlock ports = PortBlock.Reserve();
    private readonly DirectoryInfo folder = System.IO.Directory.CreateTempSubdirectory("linli-bench-");
    private readonly HttpClient http = new();
    private DistributedApplication application = null!;
    private TelemetrySink sink = null!;
    private (string Id, string Secret) machine;

    public Uri Gateway { get; private set; } = null!;

    /// <summary>With which the gateway proves itself to Identity.</summary>
    public string GatewaySecret { get; private set; } = "";

    public Guid TenantId { get; private set; }

    public Guid CommunityId { get; private set; }

    public IReadOnlyList<Guid> Units { get; private set; } = [];

    /// <summary>The cookie of the sub-district's administrator, signed in as in a browser.</summary>
    public string Cookie { get; private set; } = "";

    public string BrokerConnectionString => ((RabbitMQResource)application["rabbitmq"].Resource).ConnectionString;

    /// <summary>Where a service listens inside.</summary>
    public Uri AddressOf(string service) => new(((ProjectResource)application[service].Resource).HttpAddress!);

    public int ProcessOf(string resource) => application[resource].Snapshot.ProcessId ?? throw new InvalidOperationException($"{resource} does not run.");

    public string Superuser(string database) => new NpgsqlConnectionStringBuilder(((PostgresServerResource)application["postgres"].Resource).Superuser.ConnectionString)
    {
        Database = database, Pooling = true, MaxPoolSize = 16, MaxAutoPrepare = 100, NoResetOnClose = true,
    }.ConnectionString;

    public static async Task<Platform> StartAsync(int otherTenants, CancellationToken ct)
    {
        var platform = new Platform();
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(Patience);
            await platform.LaunchAsync(patience.Token);
            await platform.SettleAsync(patience.Token);
            await ManyTenants.FillAsync(platform.Superuser("registry"), otherTenants, patience.Token);
            return platform;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    private async Task LaunchAsync(CancellationToken ct)
    {
        Report.Say("Starting the platform");
        sink = await TelemetrySink.StartAsync();
        // The loader is left out, the demo accounts are not: the city's officer makes the sub-district.
        var model = AppHost.Program.Describe(AppHostOptions.Parse([]) with { DataFolder = folder.FullName, PortBase = ports.Base, Dashboard = false, Demo = false });
        foreach (var project in model.Resources.OfType<ProjectResource>())
        {
            project.WithEnvironment("Linli__Demo", "true").WithEnvironment("Linli__DemoPassword", Password)
                .WithEnvironment("OTEL_SERVICE_NAME", project.Name)
                .WithEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", sink.Address).WithEnvironment("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
        }

        var gateway = model.Resources.OfType<ProjectResource>().Single(project => project.Name == "gateway");
        foreach (var bucket in (string[])["Person", "Tenant", "Address", "SignIn"])
        {
            gateway.WithEnvironment($"Limits__{bucket}__PerMinute", "60000000").WithEnvironment($"Limits__{bucket}__Burst", "6000000");
        }

        gateway.WithEnvironment("Limits__TenantConcurrent", "10000");
        Gateway = new(model.PublicAddress);
        GatewaySecret = model.Secrets["gateway:client"];
        application = model.Build();
        await application.StartAsync(ct);
    }

    private async Task SettleAsync(CancellationToken ct)
    {
        Report.Say("Making a sub-district through the API");
        using var city = await Session.SignInAsync(Gateway, "city@demo", Password, ct);
        TenantId = (await city.PostAsync<Created>("/api/tenant/tenants", new { name = "测量街道", code = "650103098000", adminName = "管理员", adminEmail = "bench@example.cn" }, ct)).Id;
        await city.SendAsync(HttpMethod.Put, $"/api/tenant/tenants/{TenantId}/quota", new { requestsPerMinute = MostRequests }, ct);
        var scope = $"city.{TenantId:N}";
        await city.PostAsync<Created>("/api/identity/people", new { name = "管理员", userName = "bench@demo", role = "tenant-admin", scope, canDelegate = true, demoPassword = Password }, ct);
        using var admin = await Session.SignInAsync(Gateway, "bench@demo", Password, ct);
        Cookie = admin.Cookie;
        CommunityId = (await admin.PostAsync<Created>("/api/tenant/communities", new { name = "第一社区" }, ct)).Id;
        await Eventually.Async("Community at Registry", () => admin.GetAsync<List<Named>>("/api/registry/communities", ct), known => known.Any(c => c.Id == CommunityId), ct);
        await Eventually.Async("Community at Activity", () => admin.GetAsync<Loader.Directory>($"/api/activity/directory?community={CommunityId}", ct),
            directory => directory.Communities.Any(c => c.Id == CommunityId), ct);
        var units = new List<Guid>();
        for (var i = 1; i <= ManyTenants.Units; i++)
        {
            units.Add((await admin.PostAsync<Created>("/api/registry/units", DescribeUnit(i), ct)).Id);
        }

        Units = units;
        await CreateMachineAsync(admin, scope, ct);
    }

    private async Task CreateMachineAsync(Session admin, string scope, CancellationToken ct)
    {
        var client = await admin.PostAsync<JsonElement>("/api/identity/clients", new { name = "bench", role = "community-worker", scope }, ct);
        machine = (client.GetProperty("clientId").GetString()!, client.GetProperty("clientSecret").GetString()!);
    }

    public Task<Session> SignInAsync(string name, CancellationToken ct) => Session.SignInAsync(Gateway, name, Password, ct);

    /// <summary>An access token as machines get it; good for five minutes.</summary>
    public async Task<string> TokenAsync(CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Gateway, "/connect/token"))
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", machine.Id), new("client_secret", machine.Secret)]),
            Headers = { { "Origin", Gateway.GetLeftPart(UriPartial.Authority) } },
        };
        using var response = await http.SendAsync(request, ct);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(ct);
        return response.IsSuccessStatusCode ? answer.GetProperty("access_token").GetString()! : throw new InvalidOperationException($"No token: {answer}");
    }

    /// <summary>Makes people who sign in with <see cref="Password"/>.</summary>
    /// <returns>Their names at sign-in.</returns>
    public async Task<IReadOnlyList<string>> PeopleAsync(int count, CancellationToken ct)
    {
        using var admin = await Session.SignInAsync(Gateway, "bench@demo", Password, ct);
        var names = Enumerable.Range(1, count).Select(i => $"bench{i}@demo").ToList();
        foreach (var userName in names)
        {
            await admin.PostAsync<Created>("/api/identity/people",
                new { name = "测量员", userName, role = "community-worker", scope = $"city.{TenantId:N}.{CommunityId:N}", demoPassword = Password }, ct);
        }

        return names;
    }

    private object DescribeUnit(int number) => new
    {
        communityId = CommunityId, kind = "administrative", name = $"第{number}测量单位", address = $"健康路 {number} 号", grid = "第三网格", staffNumber = 120 + number, memberNumber = 30,
        liaisonName = "李明", liaisonPhone = "13900000000", yearPlan = "每季度到社区开展一次志愿服务，重点帮扶困难家庭和独居老人。",
    };

    public async ValueTask DisposeAsync()
    {
        if (application is not null)
        {
            await application.DisposeAsync();
        }

        if (sink is not null)
        {
            await sink.DisposeAsync();
        }

        http.Dispose();
        ports.Dispose();
        folder.Delete(recursive: true);
    }
}
