using Linli.Contracts.Tenant.V1;
using Linli.TenantService.Data;
using Linli.TenantService.Template;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Settings;

/// <summary>A sub-district's settings as a request sees them, and as what happens at midnight sees them.</summary>
internal static class SettingsReading
{
    /// <summary>The current sub-district's; tracked, so that what is changed on it is saved. Null: it is not on the platform.</summary>
    public static async Task<Current?> CurrentSettingsAsync(this DirectoryDb db, CancellationToken ct)
    {
        if (await db.Tenants.SingleOrDefaultAsync(t => t.TenantId == db.TenantId, ct) is not { } tenant)
        {
            return null;
        }

        var city = await db.PublishedTemplateAsync(ct);
        var row = await db.SettingsRows.SingleOrDefaultAsync(ct) ?? TenantSettingsRow.Of(tenant.TenantId);
        return new(tenant, city?.Number ?? 0, city?.PublishedAt, city?.Content ?? BuiltIn.Content, row, await db.WorkAreas.ToListAsync(ct));
    }

    /// <summary>The template that holds now; null: none was published.</summary>
    public static Task<CityTemplate?> PublishedTemplateAsync(this DirectoryDb db, CancellationToken ct) =>
        db.Templates.AsNoTracking().Where(t => t.PublishedAt != null).OrderByDescending(t => t.Number).FirstOrDefaultAsync(ct);

    /// <summary>What a community starts with.</summary>
    public static async Task<IReadOnlyList<PostKind>> StartingPostsAsync(this DirectoryDb db, CancellationToken ct) =>
        [.. (await db.CurrentSettingsAsync(ct))!.Posts.Select(p => new PostKind(p.Kind, p.Name))];
}
