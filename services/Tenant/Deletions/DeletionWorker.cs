using Linli.Contracts;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Messaging;
using Linli.ServiceDefaults.Tenancy;
using Linli.ServiceDefaults.Transfer;
using Linli.TenantService.Archives;
using Linli.TenantService.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Linli.TenantService.Deletions;

/// <summary>
/// When the waiting period of a deletion is over, orders the other services to remove what they have; when all have confirmed, removes what is
/// here and writes the certificate, in one transaction. Whoever of several instances comes second finds the row changed.
/// </summary>
internal sealed class DeletionWorker(TenantWork work, TenantEraser eraser, FailedMessages failed, TimeProvider clock, ILogger<DeletionWorker> logger) : BackgroundService
{
    private const string Own = "tenant";
    private static readonly string[] Others = ["identity", "registry", "activity", "reporting"];
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery);
        do
        {
            try
            {
                await OrderAsync(stoppingToken);
                await FinishAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "Deletions did not get on; the next turn tries again");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task OrderAsync(CancellationToken ct)
    {
        await using var scope = work.In(City.Id);
        var db = scope.ServiceProvider.GetRequiredService<DirectoryDb>();
        var now = clock.GetUtcNow();
        foreach (var deletion in await db.Deletions.Where(d => d.State == Deletion.Waiting && d.DueAt <= now).ToListAsync(ct))
        {
            deletion.Begin();
            db.Publish(new TenantErasureOrdered(deletion.OfTenant!.Value, now, deletion.Id));
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task FinishAsync(CancellationToken ct)
    {
        await using var scope = work.In(City.Id);
        var db = scope.ServiceProvider.GetRequiredService<DirectoryDb>();
        var ready = await db.Deletions
            .Where(d => d.State == Deletion.Erasing && db.DeletionParts.Count(p => p.DeletionId == d.Id && Others.Contains(p.Service)) == Others.Length)
            .ToListAsync(ct);
        foreach (var deletion in ready)
        {
            var tenant = deletion.OfTenant!.Value;
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var erased = await eraser.EraseAsync(db, tenant, deletion.Id, ct);
            await db.ForgetArchivesAsync(tenant, ct);
            var late = await DiscardLateAsync(tenant, ct);
            db.Add(new DeletionPart(deletion.Id, Own, erased.Rows, erased.Messages + late, clock.GetUtcNow()));
            deletion.Finish(clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
    }

    /// <summary>A message that was on its way or in its pause when its service was emptied has come to rest since.</summary>
    private async Task<int> DiscardLateAsync(Guid tenant, CancellationToken ct)
    {
        var discarded = 0;
        foreach (var service in Others)
        {
            discarded += await failed.DiscardAboutAsync(service, tenant, ct);
        }

        return discarded;
    }
}
