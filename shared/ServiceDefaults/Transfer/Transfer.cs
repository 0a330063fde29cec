using System.Text;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Linli.ServiceDefaults.Transfer;

/// <summary>What every service with a database does for a whole tenant: hand out all of its rows, take them in, take that back.</summary>
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
        // A service without personal fields is not given their key.
        services.AddSingleton(provider => new Lazy<FieldProtector>(provider.GetRequiredService<FieldProtector>));
        services.AddScoped<TenantRowsReader>();
        services.AddScoped<ArrivingRow>();
        services.AddScoped<TenantRowsLoader>();
        services.AddSingleton<TenantEraser>();
    }

    /// <summary>
    /// <c>/internal/tenants/{id}/rows</c>: GET hands out (<see cref="TenantRowsReader"/>), POST takes in (<see cref="TenantRowsLoader"/>), DELETE
    /// takes back what an import brought. For our own services only; to everybody else there is no such address.
    /// </summary>
    internal static void MapTransfer(this WebApplication app)
    {
        if (app.Services.GetService<IServiceProviderIsService>()?.IsService(typeof(TenantRowsReader)) != true)
        {
            return;
        }

        var rows = app.MapGroup("/internal/tenants/{id:guid}/rows").AllowAnonymous().ExcludeFromDescription().AddEndpointFilter(async (context, next) =>
            context.HttpContext.RequestServices.GetRequiredService<InsideCalls>().Knows(context.HttpContext.Request) ? await next(context) : Results.NotFound());
        rows.MapGet("/", (Guid id, HttpContext http) => HandOut(id, http));
        rows.MapPost("/", (Guid id, Guid by, HttpContext http, CancellationToken ct) => TakeInAsync(new(id, by), http, ct)).WithMetadata(new DisableRequestSizeLimitAttribute());
        rows.MapDelete("/", (Guid id, Guid import, HttpContext http, CancellationToken ct) => TakeBackAsync(id, import, http, ct));
    }

    private static IResult HandOut(Guid id, HttpContext http)
    {
        http.RequestServices.GetRequiredService<TenantContext>().Enter(id);
        var reader = http.RequestServices.GetRequiredService<TenantRowsReader>();
        return Results.Stream(async body =>
        {
            await using var lines = new StreamWriter(body, new UTF8Encoding(false), bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
            await reader.WriteAsync(lines, http.RequestAborted);
        }, "application/x-ndjson");
    }

    private static async Task<IResult> TakeInAsync(Arrival arrival, HttpContext http, CancellationToken ct)
    {
        // Whoever sends them reads them from a database meanwhile, and may pause.
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        http.RequestServices.GetRequiredService<TenantContext>().Enter(arrival.TenantId);
        try
        {
            using var lines = new StreamReader(http.Request.Body, Encoding.UTF8);
            return Results.Ok(new ArrivedRows(await http.RequestServices.GetRequiredService<TenantRowsLoader>().LoadAsync(lines, arrival, ct)));
        }
        catch (ArrivalRefusedException e)
        {
            return Results.UnprocessableEntity(new RefusedRows(e.Code, e.Args));
        }
    }

    private static async Task<IResult> TakeBackAsync(Guid id, Guid import, HttpContext http, CancellationToken ct)
    {
        http.RequestServices.GetRequiredService<TenantContext>().Enter(id);
        var db = http.RequestServices.GetRequiredService<TenantDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var erased = await http.RequestServices.GetRequiredService<TenantEraser>().EraseAsync(db, id, import, ct);
        await transaction.CommitAsync(ct);
        return Results.Ok(new ArrivedRows(erased.Rows));
    }
}
