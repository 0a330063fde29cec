using System.Diagnostics;
using System.Globalization;
using Linli.AppHost.Processes;
using Npgsql;

namespace Linli.AppHost.Tests;

/// <summary>What a killed host leaves behind (nothing), and that the next one finds its data and goes on.</summary>
public sealed class SuddenDeathTests : IDisposable
{
    private readonly Installation _installation = new();

    [Fact]
    public async Task Killed_host_leaves_nothing_behind_and_the_next_one_goes_on_with_its_data()
    {
        using var victim = await StartVictimAsync("broker");
        int[] children = [ProcessOf("service"), ProcessOf("postgres"), ProcessOf("rabbitmq"), ProcessOf("rabbitmq-epmd")];

        await KillAsync(victim);

        await Eventually(() => !children.Any(IsAlive) && !ProcessTable.All().Any(MentionsOurFolder));
        await StartAgainAsync("broker");
    }

    [Fact]
    public async Task Child_whose_reaper_was_killed_too_is_ended_by_the_next_start()
    {
        using var victim = await StartVictimAsync();
        var service = ProcessOf("service");
        await Eventually(() => ProcessTable.CommandLine(service)?.StartsWith("sleep", StringComparison.Ordinal) == true);
        foreach (var reaper in ProcessTable.All().Where(pid => pid != service && SessionOf(pid) == service)) Process.GetProcessById(reaper).Kill();
        await KillAsync(victim);
        Assert.True(IsAlive(service));

        await StartAgainAsync();

        Assert.False(IsAlive(service));
    }

    [Fact]
    public async Task Lock_file_that_names_a_stranger_does_not_stop_PostgreSQL()
    {
        using var victim = await StartVictimAsync();
        var file = _installation.PathOf("postgres/data/postmaster.pid");
        var lines = await File.ReadAllLinesAsync(file, _installation.Patience);
        await KillAsync(victim);
        await Eventually(() => !ProcessTable.RunningIn(_installation.PathOf("postgres/data")).Any());
        await File.WriteAllLinesAsync(file, [Environment.ProcessId.ToString(CultureInfo.InvariantCulture), .. lines.Skip(1)], _installation.Patience);

        await StartAgainAsync();
    }

    [Fact]
    public async Task Database_has_an_owner_and_an_app_role_that_owns_nothing_and_bypasses_nothing()
    {
        var model = _installation.Model();
        var database = model.AddPostgres("postgres").AddDatabase("registry");
        await using var application = model.Build();
        await application.StartAsync(_installation.Patience);
        await using var app = new NpgsqlConnection(database.AppConnectionString());
        await app.OpenAsync(_installation.Patience);
        await using var command = new NpgsqlCommand("""
            select not rolsuper and not rolbypassrls and not rolcreaterole and not rolcreatedb
                and not exists (select from pg_class where relowner = r.oid)
                and (select datdba = 'registry_owner'::regrole from pg_database where datname = 'registry')
                and exists (select from pg_extension where extname = 'ltree')
            from pg_roles r where rolname = current_user
            """, app);

        Assert.Equal(true, await command.ExecuteScalarAsync(_installation.Patience));
    }

    public void Dispose() => _installation.Dispose();

    private async Task<Process> StartVictimAsync(params string[] options)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { VictimDll, _installation.Folder, _installation.PortBase.ToString(CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
        };
        foreach (var option in options) start.ArgumentList.Add(option);
        var victim = Process.Start(start)!;
        Assert.Equal("ready", await victim.StandardOutput.ReadLineAsync(_installation.Patience));
        return victim;
    }

    private async Task KillAsync(Process victim)
    {
        victim.Kill();
        await victim.WaitForExitAsync(_installation.Patience);
    }

    private async Task StartAgainAsync(params string[] options)
    {
        var model = _installation.Model();
        model.AddPostgres("postgres").AddDatabase("registry");
        if (options.Contains("broker")) model.AddRabbitMQ("rabbitmq");
        model.AddExecutable("service", "sleep", "1000");
        await using var application = model.Build();
        await application.StartAsync(_installation.Patience);
    }

    private async Task Eventually(Func<bool> so)
    {
        while (!so()) await Task.Delay(50, _installation.Patience);
    }

    private int ProcessOf(string resource) =>
        int.Parse(File.ReadAllText(_installation.PathOf($"run/{resource}.pid")).Split(' ')[0], CultureInfo.InvariantCulture);

    private bool MentionsOurFolder(int pid) => ProcessTable.CommandLine(pid)?.Contains(_installation.Folder, StringComparison.Ordinal) == true;

    private static int? SessionOf(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>A zombie, which only waits to be counted, is dead.</summary>
    private static bool IsAlive(int pid) => !string.IsNullOrEmpty(ProcessTable.CommandLine(pid));

    private static string VictimDll
    {
        get
        {
            var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
            return Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../AppHost.Victim/bin", configuration, "net10.0/Linli.AppHost.Victim.dll"));
        }
    }
}
