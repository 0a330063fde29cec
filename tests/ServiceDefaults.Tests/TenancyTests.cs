using Linli.Contracts;
using Linli.TestKit;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Linli.ServiceDefaults.Tests;

public sealed class TenancyTests(NotesService service)
{
    private const string RowSecurityViolation = PostgresErrorCodes.InsufficientPrivilege;

    [Fact]
    public async Task A_tenant_reads_only_its_own_rows()
    {
        var (mine, other) = (await NoteAsync("mine"), await NoteAsync("theirs"));
        Assert.Equal(["mine"], await TextsAsync(mine.Tenant));
        Assert.Equal(["theirs"], await TextsAsync(other.Tenant));
    }

    [Fact]
    public async Task Without_a_tenant_there_are_no_rows()
    {
        await NoteAsync("somebody's");
        Assert.Empty(await TextsAsync(null));
    }

    [Fact]
    public async Task The_database_alone_keeps_tenants_apart_when_the_code_forgets_its_filter()
    {
        var (mine, _) = (await NoteAsync("mine"), await NoteAsync("theirs"));
        Assert.Equal(["mine"], await service.InAsync(mine.Tenant, db => db.Notes.IgnoreQueryFilters().Select(n => n.Text).ToListAsync()));
        Assert.Equal(["mine"], await service.InAsync(mine.Tenant, db => db.Database.SqlQuery<string>($"SELECT text AS \"Value\" FROM notes").ToListAsync()));
        Assert.Equal(1, await service.InAsync(mine.Tenant, db => db.Notes.IgnoreQueryFilters().ExecuteUpdateAsync(s => s.SetProperty(n => n.Text, "mine"))));
    }

    [Fact]
    public async Task Writing_into_another_tenant_fails_in_the_database()
    {
        var (mine, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var refused = await Assert.ThrowsAsync<PostgresException>(() => service.InAsync(mine, db =>
            db.Database.ExecuteSqlAsync($"INSERT INTO notes VALUES ({other}, {Guid.CreateVersion7()}, 'x', {other})")));
        Assert.Equal(RowSecurityViolation, refused.SqlState);
    }

    [Fact]
    public async Task Writing_without_a_tenant_fails_in_the_database()
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => service.InAsync(null, db =>
            db.Database.ExecuteSqlAsync($"INSERT INTO notes VALUES ({Guid.CreateVersion7()}, {Guid.CreateVersion7()}, 'x', {Guid.Empty})")));
        Assert.Equal(RowSecurityViolation, refused.SqlState);
        await Assert.ThrowsAsync<InvalidOperationException>(() => service.InAsync(null, db => Task.FromResult(db.Add(new Note { Text = "x" }))));
    }

    [Fact]
    public async Task A_row_says_whose_it_is_as_soon_as_it_is_added_also_when_a_foreign_key_holds_its_tenant()
    {
        var tenant = Guid.CreateVersion7();
        Assert.Equal(tenant, await service.InAsync(tenant, db => Task.FromResult(db.Add(new Label { Text = "new" }).Entity.TenantId)));
    }

    [Fact]
    public async Task A_foreign_key_cannot_reach_into_another_tenant()
    {
        var other = await NoteAsync("theirs");
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => service.InAsync(Guid.CreateVersion7(), async db =>
        {
            db.Labels.Add(new Label { Text = "x", NoteId = other.Id });
            return await db.SaveChangesAsync();
        }));
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, Assert.IsType<PostgresException>(refused.InnerException).SqlState);
    }

    [Fact]
    public async Task The_city_reads_what_is_marked_for_it_and_nothing_else()
    {
        var mine = await NoteAsync("mine");
        var text = $"label {mine.Id}";
        await service.InAsync(mine.Tenant, async db =>
        {
            db.Labels.Add(new Label { Text = text });
            return await db.SaveChangesAsync();
        });
        Assert.Contains(text, await service.InAsync(City.Id, db => db.Labels.Select(l => l.Text).ToListAsync()));
        Assert.Empty(await TextsAsync(City.Id));
        Assert.Equal(0, await service.InAsync(City.Id, db => db.Labels.ExecuteUpdateAsync(s => s.SetProperty(l => l.Text, "changed"))));
    }

    [Fact]
    public async Task A_stale_update_is_refused()
    {
        var mine = await NoteAsync("first");
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => service.InAsync(mine.Tenant, async db =>
        {
            var note = await db.Notes.SingleAsync(n => n.Id == mine.Id);
            await service.InAsync(mine.Tenant, other => other.Notes.ExecuteUpdateAsync(s => s.SetProperty(n => n.Text, "second")));
            note.Text = "third";
            return await db.SaveChangesAsync();
        }));
        Assert.Equal(["second"], await TextsAsync(mine.Tenant));
    }

    [Fact]
    public async Task A_transaction_that_switches_tenants_writes_each_row_into_its_own()
    {
        var (a, b) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await service.InAsync(a, async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var tenant in (Guid[])[a, b])
            {
                await db.EnterAsync(tenant, default);
                db.Add(new Note { Text = tenant.ToString() });
                await db.SaveChangesAsync();
            }

            await transaction.CommitAsync();
            return 0;
        });
        Assert.Equal([a.ToString()], await TextsAsync(a));
        Assert.Equal([b.ToString()], await TextsAsync(b));
    }

    /// <summary>quality.md K4: two connections, many leases, some of them cancelled or broken on the way.</summary>
    [Fact]
    public async Task A_hundred_thousand_leases_never_see_a_stale_tenant()
    {
        const int leases = 100_000;
        var tenants = new List<Guid>();
        for (var i = 0; i < 8; i++)
        {
            tenants.Add((await NoteAsync($"tenant {i}")).Tenant);
        }

        var (wrong, done) = (0, 0);
        await Parallel.ForAsync(0, leases, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            Guid? tenant = i % 11 == 0 ? null : tenants[i % tenants.Count];
            using var cancelled = new CancellationTokenSource();
            try
            {
                var texts = await service.InAsync(tenant, async db =>
                {
                    if (i % 17 == 0)
                    {
                        cancelled.CancelAfter(TimeSpan.FromMicroseconds(i % 500));
                    }

                    if (i % 23 == 0)
                    {
                        await db.Database.ExecuteSqlAsync($"SELECT 1/0");
                    }

                    return await db.Notes.IgnoreQueryFilters().Select(n => n.Text).ToListAsync(cancelled.Token);
                });
                var expected = tenant is null ? [] : new[] { $"tenant {tenants.IndexOf(tenant.Value)}" };
                if (!texts.SequenceEqual(expected))
                {
                    Interlocked.Increment(ref wrong);
                }

                Interlocked.Increment(ref done);
            }
            catch (Exception e) when (e is OperationCanceledException or PostgresException { SqlState: "22012" })
            {
                // Meant to break.
            }
        });
        Assert.Equal(0, wrong);
        Assert.InRange(done, leases / 2, leases);
    }

    private async Task<(Guid Tenant, Guid Id)> NoteAsync(string text)
    {
        var tenant = Guid.CreateVersion7();
        var note = new Note { Text = text };
        await service.InAsync(tenant, async db =>
        {
            db.Add(note);
            return await db.SaveChangesAsync();
        });
        return (tenant, note.Id);
    }

    private Task<List<string>> TextsAsync(Guid? tenant) => service.InAsync(tenant, db => db.Notes.Select(n => n.Text).ToListAsync());
}
