using Linli.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Linli.ServiceDefaults.Tests;

public sealed class LogLevelTests
{
    private const string Requests = "Microsoft.AspNetCore.Hosting.Diagnostics";
    private const string Statements = "Microsoft.EntityFrameworkCore.Database.Command";

    [Theory]
    [InlineData(Requests)]
    [InlineData(Statements)]
    public void Requests_and_statements_write_no_line_each(string category) => Assert.False(Logs(category));

    [Fact]
    public void What_a_service_itself_says_is_written() => Assert.True(Logs("Linli.RegistryService.Units"));

    [Fact]
    public void A_setting_brings_the_lines_back() => Assert.True(Logs(Statements, "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Information"));

    private static bool Logs(string category, params string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddTelemetry();
        using var services = builder.Services.BuildServiceProvider();
        return services.GetRequiredService<ILoggerFactory>().CreateLogger(category).IsEnabled(LogLevel.Information);
    }
}
