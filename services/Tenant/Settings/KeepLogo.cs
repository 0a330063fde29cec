using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Linli.TenantService.Settings;

internal static class KeepLogo
{
    public static void Map(IEndpointRouteBuilder settings)
    {
        settings.MapGet("/logo", Show).RequirePermission(Permissions.SettingsRead).WithSummary("The sub-district's logo");
        settings.MapPut("/logo", Put).RequirePermission(Permissions.SettingsManage)
            .WithSummary("Set the logo: a PNG or JPEG as the request's body, at most 256 KB and 1024 × 1024");
        settings.MapDelete("/logo", Remove).RequirePermission(Permissions.SettingsManage).WithSummary("Take the logo away");
    }

    /// <summary>A browser keeps it under its tag and takes it for nothing but a picture.</summary>
    internal static async Task<Results<FileContentHttpResult, NotFound>> Show(DirectoryDb db, HttpContext http, CancellationToken ct)
    {
        if (await db.Logos.AsNoTracking().SingleOrDefaultAsync(ct) is not { } logo)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = "private, max-age=3600";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.File(logo.Content, logo.ContentType, entityTag: new EntityTagHeaderValue($"\"{logo.Tag}\""));
    }

    internal static async Task<Results<NoContent, NotFound>> Put(Stream body, SettingsDesk desk, DirectoryDb db, CancellationToken ct)
    {
        if (await desk.FindAsync(ct) is not { } current)
        {
            return TypedResults.NotFound();
        }

        var content = await ReadAsync(body, ct);
        var logo = await db.Logos.SingleOrDefaultAsync(ct) ?? db.Logos.Add(Logo.Of(current.Tenant.TenantId)).Entity;
        logo.Take(content);
        if (logo.Size > current.Quotas.StorageBytes)
        {
            throw Errors.StorageFull(current.Quotas.StorageBytes >> 20);
        }

        await desk.ChangeAsync(current, own => own with { Logo = logo.Tag }, ct);
        return TypedResults.NoContent();
    }

    internal static async Task<Results<NoContent, NotFound>> Remove(SettingsDesk desk, DirectoryDb db, CancellationToken ct)
    {
        if (await desk.FindAsync(ct) is not { } current)
        {
            return TypedResults.NotFound();
        }

        db.RemoveRange(await db.Logos.ToListAsync(ct));
        await desk.ChangeAsync(current, own => own with { Logo = null }, ct);
        return TypedResults.NoContent();
    }

    /// <summary>No more than is needed to know that it is too much.</summary>
    private static async Task<byte[]> ReadAsync(Stream body, CancellationToken ct)
    {
        var buffer = new byte[Logo.LargestBytes + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return buffer[..length];
    }
}
