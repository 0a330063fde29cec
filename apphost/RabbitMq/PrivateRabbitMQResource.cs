using System.Globalization;
using Linli.AppHost.Hosting;
using Linli.AppHost.Processes;

namespace Linli.AppHost.RabbitMq;

/// <summary>A broker of our own on Debian's package, all of it in one folder and on 127.0.0.1.</summary>
internal sealed class PrivateRabbitMQResource : RabbitMQResource
{
    private const string User = "linli";

    // Debian's own wrapper in sbin would change user and folder.
    private const string DebianScript = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private readonly string _folder;
    private readonly int _port;
    private readonly int _distributionPort;
    private readonly int _epmdPort;
    private readonly string _password;

    public PrivateRabbitMQResource(string name, string folder, int port, int distributionPort, EpmdResource epmd, string password)
        : base(name, $"amqp://{User}:{password}@127.0.0.1:{port}/")
    {
        (_folder, _port, _distributionPort, _epmdPort, _password) = (folder, port, distributionPort, epmd.Port, password);
        Ports.Add(port);
        Ports.Add(distributionPort);
        Links.Add(new("amqp", $"amqp://127.0.0.1:{port}"));
        AddWait(epmd);
    }

    public override ChildCommand Command => new(Script()) { Environment = Environment(), WorkingDirectory = _folder };

    public override async Task PrepareAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(_folder);
        await File.WriteAllTextAsync(At("none.conf"), "", ct);
        await File.WriteAllTextAsync(At("plugins"), "[].\n", ct);
        await File.WriteAllTextAsync(At("rabbitmq.conf"), $"""
            listeners.tcp.1 = 127.0.0.1:{_port}
            default_user = {User}
            default_pass = {_password}
            vm_memory_high_watermark.absolute = 512MB
            disk_free_limit.absolute = 200MB
            log.file = false
            log.console = true
            log.console.level = info

            """, ct);
        File.SetUnixFileMode(At("rabbitmq.conf"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private string At(string name) => Path.Combine(_folder, name);

    private static string Script() => File.Exists(DebianScript) ? DebianScript : Shell.Find("rabbitmq-server") ?? throw new CannotStartException(
        "RabbitMQ is not installed (Debian: apt-get install rabbitmq-server), and ConnectionStrings__rabbitmq names no broker.");

    private Dictionary<string, string> Environment() => new()
    {
        ["HOME"] = _folder,
        ["RABBITMQ_CONF_ENV_FILE"] = At("none.conf"),
        ["RABBITMQ_NODENAME"] = "linli@localhost",
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = Number(_port),
        ["RABBITMQ_DIST_PORT"] = Number(_distributionPort),
        ["ERL_EPMD_PORT"] = Number(_epmdPort),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_MNESIA_BASE"] = At("mnesia"),
        ["RABBITMQ_LOG_BASE"] = At("log"),
        ["RABBITMQ_GENERATED_CONFIG_DIR"] = At("generated"),
        ["RABBITMQ_SCHEMA_DIR"] = At("schema"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = At("plugins"),
        ["RABBITMQ_CONFIG_FILE"] = At("rabbitmq.conf"),
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = At("advanced.config"),
        ["RABBITMQ_PID_FILE"] = At("pid"),
        // Two schedulers that do not spin when idle; distribution on the loopback only.
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "+S 2:2 +sbwt none +sbwtdcpu none +sbwtdio none -kernel inet_dist_use_interface {127,0,0,1}",
        // The script becomes the virtual machine instead of staying above it.
        ["RUNNING_UNDER_SYSTEMD"] = "true",
    };

    private static string Number(int port) => port.ToString(CultureInfo.InvariantCulture);
}
