using Linli.Contracts.Tenant.V1;
using Linli.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Linli.ServiceDefaults.Tests;

public sealed class MessagingTests(NotesService service)
{
    [Fact]
    public async Task A_saved_event_arrives_and_has_its_effect()
    {
        var e = Created();
        await service.InAsync(e.TenantId, async db =>
        {
            db.Publish(e);
            return await db.SaveChangesAsync();
        });
        Assert.Equal(e, await service.Events.NextAsync<CommunityCreated>(x => x.TenantId == e.TenantId));
        await Eventually.Async(async () => await NotesAsync(e.TenantId) == 1);
    }

    [Fact]
    public async Task An_event_of_a_change_that_was_not_saved_is_never_sent()
    {
        var e = Created();
        await service.InAsync(e.TenantId, async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Publish(e);
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
            return 0;
        });
        var later = Created();
        await service.InAsync(later.TenantId, async db =>
        {
            db.Publish(later);
            return await db.SaveChangesAsync();
        });
        await service.Events.NextAsync<CommunityCreated>(x => x.TenantId == later.TenantId);
        Assert.Empty(service.Events.Of<CommunityCreated>(e.TenantId));
    }

    [Fact]
    public async Task The_same_message_again_has_no_second_effect()
    {
        var e = Created();
        var id = await service.Events.PublishAsync(e);
        await Eventually.Async(async () => await NotesAsync(e.TenantId) == 1);
        for (var i = 0; i < 20; i++)
        {
            await service.Events.PublishAsync(e, id);
        }

        var last = e with { CommunityId = Guid.CreateVersion7() };
        await service.Events.PublishAsync(last);
        await Eventually.Async(async () => await NotesAsync(e.TenantId) >= 2);
        Assert.Equal(2, await NotesAsync(e.TenantId));
    }

    [Fact]
    public async Task A_poison_message_holds_nothing_up_and_can_be_read_replayed_and_discarded()
    {
        var poison = Created() with { Name = "poison" };
        var id = await service.Events.PublishAsync(poison);
        var others = Enumerable.Range(0, 50).Select(_ => Created() with { TenantId = poison.TenantId }).ToList();
        foreach (var e in others)
        {
            await service.Events.PublishAsync(e);
        }

        await Eventually.Async(async () => await NotesAsync(poison.TenantId) == others.Count);
        var failed = await Eventually.Async(() => service.Failed.ReadAsync("notes", default), f => f.Any(m => m.MessageId == id));
        Assert.Contains("poison", failed.Single(m => m.MessageId == id).Error, StringComparison.Ordinal);

        Assert.True(await service.Failed.ReplayAsync("notes", id, default));
        await Eventually.Async(() => service.Failed.ReadAsync("notes", default), f => f.Any(m => m.MessageId == id));
        Assert.True(await service.Failed.DiscardAsync("notes", id, default));
        Assert.False(await service.Failed.DiscardAsync("notes", id, default));
        Assert.Equal(others.Count, await NotesAsync(poison.TenantId));
    }

    [Fact]
    public async Task A_message_that_is_no_event_ends_in_the_error_queue()
    {
        var id = Guid.CreateVersion7();
        await service.Events.PublishRawAsync("notes", "Tenant.V1.CommunityCreated", "{ not json", id);
        await Eventually.Async(() => service.Failed.ReadAsync("notes", default), f => f.Any(m => m.MessageId == id));
        Assert.True(await service.Failed.DiscardAsync("notes", id, default));
    }

    [Fact]
    public async Task A_thousand_events_saved_at_once_each_have_one_effect()
    {
        var tenant = Guid.CreateVersion7();
        await Parallel.ForAsync(0, 1000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) => await service.InAsync(tenant, async db =>
        {
            db.Publish(Created() with { TenantId = tenant });
            return await db.SaveChangesAsync();
        }));
        await Eventually.Async(async () => await NotesAsync(tenant) >= 1000);
        Assert.Equal(1000, await NotesAsync(tenant));
    }

    private Task<int> NotesAsync(Guid tenant) => service.InAsync(tenant, db => db.Notes.CountAsync());

    private static CommunityCreated Created() => new(Guid.CreateVersion7(), DateTimeOffset.UtcNow.Date, Guid.CreateVersion7(), null, "健康路社区");
}
