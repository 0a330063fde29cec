using Linli.Contracts;
using Linli.Contracts.Tenant.V1;
using Linli.TenantService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Template;

/// <summary>Keeps the city's template: one published version that holds, and at most one draft of the next.</summary>
internal sealed class TemplateDesk(DirectoryDb db, TimeProvider clock)
{
    public Task<CityTemplate?> PublishedAsync(CancellationToken ct) =>
        db.Templates.AsNoTracking().Where(t => t.PublishedAt != null).OrderByDescending(t => t.Number).FirstOrDefaultAsync(ct);

    public Task<CityTemplate?> DraftAsync(CancellationToken ct) => db.Templates.SingleOrDefaultAsync(t => t.PublishedAt == null, ct);

    /// <summary>Changes the draft; without one, a draft of what holds now is begun.</summary>
    public async Task ChangeAsync(Func<TemplateContent, TemplateContent> change, CancellationToken ct)
    {
        if (await DraftAsync(ct) is { } draft)
        {
            draft.Change(change(draft.Content), clock.GetUtcNow());
        }
        else
        {
            var published = await PublishedAsync(ct);
            db.Add(CityTemplate.DraftAfter(published?.Number ?? 0, change(published?.Content ?? BuiltIn.Content), clock.GetUtcNow()));
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>The draft is every sub-district's default from now on.</summary>
    public async Task<CityTemplate> PublishAsync(CancellationToken ct)
    {
        var draft = await DraftAsync(ct) ?? throw Errors.NothingToPublish();
        var now = clock.GetUtcNow();
        draft.Publish(now);
        db.Publish(new SettingsChanged(City.Id, now, null));
        await db.SaveChangesAsync(ct);
        return draft;
    }

    public async Task DiscardAsync(CancellationToken ct)
    {
        if (await DraftAsync(ct) is { } draft)
        {
            db.Remove(draft);
            await db.SaveChangesAsync(ct);
        }
    }
}
