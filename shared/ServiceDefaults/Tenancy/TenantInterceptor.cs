using System.Data.Common;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Linli.ServiceDefaults.Tenancy;

/// <summary>
/// Tells the database the tenant: in the batch of a single read, or once when a transaction begins. Never in front of
/// SaveChanges' own batches: the provider counts their statements, and a stale update would seem to succeed.
/// </summary>
internal sealed class TenantInterceptor(OutboxSignal outbox, AuditSignal audit) : DbCommandInterceptor, IDbTransactionInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Prefix(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Prefix(command, eventData);
        return new(result);
    }

    /// <summary>The first result is the setting's own row; the query's rows are the second.</summary>
    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        if (IsPrefixed(command, eventData))
        {
            result.NextResult();
        }

        return result;
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (IsPrefixed(command, eventData))
        {
            await result.NextResultAsync(cancellationToken);
        }

        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Prefix(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Prefix(command, eventData);
        return new(result);
    }

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => throw NoScalars();

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => throw NoScalars();

    public DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        TenantSetting.Apply(connection, result, TenantOf(eventData));
        return result;
    }

    public async ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        await TenantSetting.ApplyAsync(connection, result, TenantOf(eventData), cancellationToken);
        return result;
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Wake(eventData);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Wake(eventData);
        return Task.CompletedTask;
    }

    private void Wake(DbContextEventData eventData)
    {
        if (eventData.Context is TenantDb { HasAudited: true } written)
        {
            written.HasAudited = false;
            audit.Wake();
        }

        if (eventData.Context is TenantDb { HasPublished: true } db)
        {
            db.HasPublished = false;
            outbox.Wake();
        }
    }

    private static void Prefix(DbCommand command, CommandEventData eventData)
    {
        if (command.Transaction is null)
        {
            TenantSetting.Prefix(command, TenantOf(eventData));
        }
    }

    private static bool IsPrefixed(DbCommand command, CommandExecutedEventData eventData) =>
        command.Transaction is null && eventData.Context is TenantDb;

    private static Guid? TenantOf(DbContextEventData eventData) =>
        eventData.Context is TenantDb db ? db.TenantId : throw new InvalidOperationException("Only a TenantDb may use this connection.");

    private static InvalidOperationException NoScalars() =>
        new("A scalar command would read the tenant setting's row instead of its own; use a query.");
}
