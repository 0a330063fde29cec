using System.Globalization;
using Linli.AppHost.Hosting;
using Linli.AppHost.Processes;

namespace Linli.AppHost.Postgres;

/// <summary>A server of our own on Debian's programs: made at its first start, listening on 127.0.0.1 only.</summary>
internal sealed class PrivatePostgresResource : PostgresServerResource
{
    private const string SuperuserName = "linli";

    private readonly string _place;
    private readonly int _port;
    private readonly bool _durable;
    private string _folder = "";

    public PrivatePostgresResource(DistributedApplicationBuilder model, string name, int port)
        : base(model, name, $"Host=127.0.0.1;Port={port};Username={SuperuserName};Password={model.Secrets[name]};Database=postgres")
    {
        (_place, _port, _durable) = (model.DataPath(name), port, model.Options.Durable);
        Ports.Add(port);
        Links.Add(new("tcp", $"tcp://127.0.0.1:{port}"));
    }

    private string Data => Path.Combine(_folder, "data");

    public override ChildCommand Command => PostgresAccount.Command(Data, PostgresPrograms.Find("postgres", Data), [
        "-D", Data,
        "-c", "listen_addresses=127.0.0.1", "-c", "port=" + _port.ToString(CultureInfo.InvariantCulture),
        // No sockets in the file system: their paths may not be longer than 107 characters.
        "-c", "unix_socket_directories=",
        "-c", "max_connections=150",
        // The queries are short: compiling them costs more than it saves.
        "-c", "jit=off",
        .. _durable ? (string[])[] : ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"],
    ]) with
    {
        // TERM would wait for the last client to leave.
        StopSignal = StopSignal.Int,
    };

    public override async Task PrepareAsync(CancellationToken ct)
    {
        _folder = await PostgresAccount.OwnAsync(_place, ct);
        if (!Directory.Exists(Data)) await InitialiseAsync(ct);
        RemoveStaleLock();
    }

    private async Task InitialiseAsync(CancellationToken ct)
    {
        // Under another name first: a crash half way must not leave something that looks like a database.
        var unfinished = Data + ".new";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        var password = Path.Combine(_folder, "password");
        try
        {
            await File.WriteAllTextAsync(password, Superuser.Password, ct);
            await PostgresAccount.GiveAsync(password, ct);
            await Shell.RunAsync(PostgresAccount.Command(_folder, PostgresPrograms.Find("initdb"), [
                "-D", unfinished, "-U", SuperuserName, "--pwfile=" + password, "-A", "scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8",
                .. _durable ? (string[])[] : ["--no-sync"],
            ]), ct);
        }
        finally
        {
            File.Delete(password);
        }
        Directory.Move(unfinished, Data);
    }

    /// <summary>
    /// PostgreSQL refuses to start while the process named in its lock file lives, whoever has that number by now. The file may go
    /// only when nothing at all runs in the data folder any more.
    /// </summary>
    private void RemoveStaleLock()
    {
        if (!ProcessTable.RunningIn(Data).Any()) File.Delete(Path.Combine(Data, "postmaster.pid"));
    }
}
