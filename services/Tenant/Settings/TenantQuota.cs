using System.ComponentModel.DataAnnotations;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Linli.TenantService.Template;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Settings;

/// <summary>How much of the platform a sub-district may use is for the city and the operator to say; the sub-district sees it.</summary>
internal static class TenantQuota
{
    /// <summary>What is null is as in the city's template.</summary>
    internal sealed record QuotaRequest(
        [property: Range(1, 1_000_000)] int? People, [property: Range(1, 1L << 50)] long? StorageBytes, [property: Range(60, 10_000_000)] int? RequestsPerMinute);

    internal sealed record Response(int? People, long? StorageBytes, int? RequestsPerMinute, QuotaSetting Default);

    public static void Map(IEndpointRouteBuilder app)
    {
        var tenants = app.MapGroup("/tenants/{id:guid}/quota").WithTags("Settings");
        tenants.MapGet("/", Get).RequirePermission(Permissions.TenantLifecycle).WithSummary("The quotas of a sub-district and what holds without them");
        tenants.MapPut("/", Put).RequirePermission(Permissions.TenantLifecycle).WithSummary("Set the quotas of a sub-district");
    }

    internal static async Task<Results<Ok<Response>, NotFound>> Get(Guid id, DirectoryDb db, TemplateDesk template, CancellationToken ct) =>
        await db.Tenants.AsNoTracking().SingleOrDefaultAsync(t => t.TenantId == id, ct) is { } tenant
            ? TypedResults.Ok(new Response(tenant.PeopleQuota, tenant.StorageQuota, tenant.RequestQuota, (await template.PublishedAsync(ct))?.Content.Quotas ?? BuiltIn.Content.Quotas))
            : TypedResults.NotFound();

    /// <summary>The city does not read a sub-district's settings, so the event says only that they changed.</summary>
    internal static async Task<Results<NoContent, NotFound>> Put(Guid id, QuotaRequest request, DirectoryDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Tenants.SingleOrDefaultAsync(t => t.TenantId == id, ct) is not { } tenant)
        {
            return TypedResults.NotFound();
        }

        tenant.SetQuota(request.People, request.StorageBytes, request.RequestsPerMinute, clock.GetUtcNow());
        db.Publish(new SettingsChanged(tenant.TenantId, clock.GetUtcNow(), null));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
