using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.TestKit;

/// <summary>One service in this process, configured for a run's servers.</summary>
/// <typeparam name="TProgram">The service's Program.</typeparam>
/// <param name="name">The service's name: its database and queue.</param>
/// <param name="servers">The run's servers; started before the first client.</param>
/// <param name="identity">Identity's inside address.</param>
/// <param name="change">Takes away a part of the service, to show that another part holds alone.</param>
public class ServiceFactory<TProgram>(string name, Servers servers, Func<Uri> identity, Action<IServiceCollection>? change = null)
    : WebApplicationFactory<TProgram> where TProgram : class
{
    public string Name => name;

    /// <summary>A client with this token; null: nobody.</summary>
    public HttpClient Client(string? token, string language = "zh-Hans")
    {
        var client = CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(AppContext.BaseDirectory);
        foreach (var (key, value) in servers.Settings(identity()))
        {
            builder.UseSetting(key, value);
        }

        builder.UseEnvironment("Production");
        builder.UseSetting($"ConnectionStrings:{name}", servers.AppConnection(name));
        builder.UseSetting($"ConnectionStrings:{name}_owner", servers.OwnerConnection(name));
        builder.UseSetting("OTEL_SERVICE_NAME", name);
        if (change is not null)
        {
            builder.ConfigureServices(change);
        }
    }
}
