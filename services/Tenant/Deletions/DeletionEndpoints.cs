using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Messaging;
using Linli.TenantService.Data;

namespace Linli.TenantService.Deletions;

internal static class DeletionEndpoints
{
    public static void AddDeletions(this IServiceCollection services)
    {
        services.AddSingleton<DeletionPeriod>();
        services.AddHostedService<DeletionWorker>();
    }

    /// <summary>Each service's confirmation is noted; the worker sees when all are there.</summary>
    public static Subscriptions<DirectoryDb> NoteErasures(this Subscriptions<DirectoryDb> on) => on.Event<TenantErased>((e, db, _) =>
    {
        db.Add(new DeletionPart(e.DeletionId, e.Service, e.Rows, e.Messages, e.At));
        return Task.CompletedTask;
    });

    public static void MapDeletions(this IEndpointRouteBuilder app)
    {
        var tenants = app.MapGroup("/tenants").WithTags("Deletions");
        RequestDeletion.Map(tenants);
        CancelDeletion.Map(tenants);
        var deletions = app.MapGroup("/deletions").WithTags("Deletions");
        ListDeletions.Map(deletions);
        GetDeletion.Map(deletions);
    }
}
