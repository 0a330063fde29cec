using System.Text;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Linli.ServiceDefaults.Transfer;

/// <summary>What every service with a database does for a whole tenant: hand out all of its rows.</summary>
public static class TransferRegistration
{
    /// <summary>Rows that are a tenant's although the table is above tenants, such as its people's accounts.</summary>
    /// <param name="services">The service's.</param>
    /// <param name="table">Its name.</param>
    /// <param name="columns">What of it travels.</param>
    /// <param name="encrypted">Which of those are encrypted with this platform's key.</param>
    /// <param name="rows">SQL condition that says which rows; $1 is the tenant.</param>
    public static void AddTenantTable(this IServiceCollection services, string table, IEnumerable<string> columns, IEnumerable<string> encrypted, string rows) =>
        services.AddSingleton(new TenantTable(
            table, [.. columns.Select(c => new TenantColumn(c)), .. encrypted.Select(c => new TenantColumn(c, ColumnSeal.Encrypted))], ["id"], rows));

    internal static void AddTransfer<TDb>(this IServiceCollection services) where TDb : TenantDb
    {
        services.TryAddSingleton<InsideCalls>();
        services.AddScoped<TenantDb>(provider => provider.GetRequiredService<TDb>());
        services.AddScoped<TenantRowsReader>();
        services.AddSingleton<TenantEraser>();
    }

    /// <summary>
    /// <c>GET /internal/tenants/{id}/rows</c>: see <see cref="TenantRowsReader"/>. For our own services only; to everybody else there is no such
    /// address.
    /// </summary>
    internal static void MapTransfer(this WebApplication app)
    {
        if (app.Services.GetService<IServiceProviderIsService>()?.IsService(typeof(TenantRowsReader)) != true)
        {
            return;
        }

        app.MapGet("/internal/tenants/{id:guid}/rows", async (Guid id, HttpContext http, InsideCalls calls) =>
        {
            if (!calls.Knows(http.Request))
            {
                return Results.NotFound();
            }

            http.RequestServices.GetRequiredService<TenantContext>().Enter(id);
            var reader = http.RequestServices.GetRequiredService<TenantRowsReader>();
            return Results.Stream(async body =>
            {
                await using var lines = new StreamWriter(body, new UTF8Encoding(false), bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
                await reader.WriteAsync(lines, http.RequestAborted);
            }, "application/x-ndjson");
        }).AllowAnonymous().ExcludeFromDescription();
    }
}
