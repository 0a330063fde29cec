using System.Globalization;
using Linli.AppHost.Hosting;
using Linli.AppHost.Resources;

// A host for tests that kill it: arguments are its data folder, its first port, and "broker" for one with a broker too.
var model = DistributedApplication.CreateBuilder(new()
{
    DataFolder = args[0], PortBase = int.Parse(args[1], CultureInfo.InvariantCulture), Durable = false, Dashboard = false,
});
var service = model.AddExecutable("service", "sleep", "1000").WaitFor(model.AddPostgres("postgres").AddDatabase("registry"));
if (args.Contains("broker")) service.WaitFor(model.AddRabbitMQ("rabbitmq"));

await using var application = model.Build();
await application.StartAsync();
Console.WriteLine("ready");
await Task.Delay(Timeout.Infinite);
