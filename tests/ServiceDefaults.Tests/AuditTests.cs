using System.Text.Json;
using Linli.Contracts;
using Linli.ServiceDefaults.Audit;
using Linli.TestKit;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Linli.ServiceDefaults.Tests;

/// <summary>The audit as every service has it: written with the change, sealed a moment later, and no hand on it goes unseen.</summary>
public sealed class AuditTests(NotesService service)
{
    private readonly Guid tenant = Guid.CreateVersion7();

    [Fact]
    public async Task A_change_and_its_audit_entry_are_one_transaction()
    {
        var note = await WriteAsync("before", "王某");
        await service.InAsync(tenant, async db =>
        {
            (await db.Notes.SingleAsync(n => n.Id == note)).Text = "after";
            return await db.SaveChangesAsync();
        });
        await Assert.ThrowsAsync<DbUpdateException>(() => service.InAsync(tenant, db =>
        {
            db.Add(new Note { Text = null! });
            return db.SaveChangesAsync();
        }));
        await service.InAsync(tenant, async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Add(new Note { Text = "rolled back" });
            return await db.SaveChangesAsync();
        });

        var entries = await EntriesAsync();
        Assert.Equal(["created", "changed"], entries.Select(e => e.Action));
        Assert.All(entries, e => Assert.Equal(("note", note.ToString()), (e.Kind, e.RowId)));
        Assert.Equal("""{"text":["before","after"]}""", entries[1].Changes);
    }

    [Fact]
    public async Task A_personal_value_is_recorded_as_changed_and_not_as_what_it_was()
    {
        await WriteAsync("note", "王建国");
        var changes = JsonDocument.Parse((await EntriesAsync())[0].Changes!).RootElement;
        Assert.Equal("note", changes.GetProperty("text")[1].GetString());
        Assert.Equal(AuditChanges.Hidden, changes.GetProperty("author")[1].GetString());
    }

    [Fact]
    public async Task A_save_that_failed_and_is_tried_again_is_recorded_once()
    {
        await service.InAsync(tenant, async db =>
        {
            var note = new Note { Text = null! };
            db.Add(note);
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            note.Text = "second try";
            return await db.SaveChangesAsync();
        });
        Assert.Single(await EntriesAsync());
    }

    [Fact]
    public async Task A_tenant_neither_reads_nor_writes_anothers_audit_and_changes_not_even_its_own()
    {
        await WriteAsync("mine", null);
        var other = Guid.CreateVersion7();
        Assert.Empty(await service.InAsync(other, db => db.Set<AuditEntry>().IgnoreQueryFilters().Where(e => e.TenantId == tenant).ToListAsync()));
        await Assert.ThrowsAsync<DbUpdateException>(() => service.InAsync(other, db =>
        {
            db.Record(new("note", "x", AuditActions.Done) { TenantId = tenant });
            return db.SaveChangesAsync();
        }));
        foreach (var statement in new[] { "UPDATE audit SET verb = 'x'", "DELETE FROM audit", "UPDATE audit_seal SET number = 7", "DELETE FROM audit_seal", "TRUNCATE audit" })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => service.InAsync(tenant, db => db.Database.ExecuteSqlRawAsync(statement)));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task The_city_and_a_request_of_nobody_may_add_to_a_tenants_audit()
    {
        foreach (var acting in new Guid?[] { City.Id, null })
        {
            await service.InAsync(acting, db =>
            {
                db.Record(new("person", "p", AuditActions.Done) { TenantId = tenant, Verb = "sign-in" });
                return db.SaveChangesAsync();
            });
        }

        Assert.Equal(2, (await EntriesAsync()).Count(e => e.Verb == "sign-in"));
    }

    [Fact]
    public async Task Everything_is_sealed_within_moments_and_then_found_as_it_was_written()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            for (var n = 0; n < 10; n++)
            {
                await WriteAsync($"note {i} {n}", null);
            }
        }));
        var report = await SealedAsync(80);
        Assert.Equal((0, 0), (report.Problems, report.Waiting));
        Assert.True(report.Segments < 80, $"{report.Segments} segments for 80 writes");
    }

    [Theory]
    [InlineData("UPDATE audit SET changes = '{}' WHERE id = $1", "changed")]
    [InlineData("UPDATE audit SET person_id = tenant_id WHERE id = $1", "changed")]
    [InlineData("UPDATE audit SET mac = sha256('forged') WHERE id = $1", "changed")]
    [InlineData("DELETE FROM audit WHERE id = $1", "removed")]
    [InlineData("INSERT INTO audit SELECT tenant_id, gen_random_uuid(), at, person_id, scope, support, address, verb, action, kind, row_id, community_id, changes, reason, trace, mac FROM audit WHERE id = $1", "inserted")]
    [InlineData("UPDATE audit_seal SET entries = array_remove(entries, $1) WHERE $1 = ANY (entries)", "seal")]
    [InlineData("DELETE FROM audit_seal WHERE $1 = ANY (entries)", "gap")]
    public async Task Whoever_has_all_rights_in_the_database_is_found_out(string deed, string finding)
    {
        var first = await WriteAsync("first", null);
        await SealedAsync(1);
        await WriteAsync("second", null);
        await SealedAsync(2);
        var entry = (await EntriesAsync()).Single(e => e.RowId == first.ToString());
        await service.AsSuperuserAsync(deed, entry.Id);
        var report = await service.VerifyAsync(tenant);
        Assert.Contains(report.Findings, f => f.Kind == finding && (f.Entry is null || finding == "inserted" || f.Entry == entry.Id));
        if (finding is "changed" or "removed")
        {
            Assert.Equal(entry.Id, Assert.Single(report.Findings).Entry);
        }
    }

    [Fact]
    public async Task A_forged_entry_does_not_get_a_seal_even_when_it_stands_in_line_for_one()
    {
        await WriteAsync("genuine", null);
        await SealedAsync(1);
        var entry = (await EntriesAsync())[0];
        var forged = Guid.CreateVersion7();
        await service.AsSuperuserAsync($"""
            WITH row AS (INSERT INTO audit SELECT tenant_id, '{forged}', at, person_id, scope, support, address, 'forged', action, kind, row_id, community_id, changes, reason, trace, mac FROM audit WHERE id = $1 RETURNING tenant_id)
            INSERT INTO audit_pending SELECT gen_random_uuid(), tenant_id, ARRAY['{forged}'::uuid] FROM row
            """, entry.Id);
        await WriteAsync("later", null);
        var report = await SealedAsync(2);
        Assert.Equal(("inserted", (Guid?)forged), (report.Findings.Single().Kind, report.Findings.Single().Entry));
    }

    [Fact]
    public async Task What_is_older_than_it_must_be_kept_leaves_in_whole_segments_and_the_chain_still_holds()
    {
        await service.WriteAtAsync(tenant, DateTimeOffset.UtcNow.AddDays(-400), "old");
        await SealedAsync(1);
        await service.WriteAtAsync(tenant, DateTimeOffset.UtcNow.AddDays(-181), "older than 180 days");
        await SealedAsync(2);
        await WriteAsync("today", null);
        await SealedAsync(3);

        await service.PruneAsync();
        Assert.Equal(2, (await EntriesAsync()).Count);
        var report = await service.VerifyAsync(tenant);
        Assert.Equal((0, 3L, 2L), (report.Problems, report.Head, report.Segments));
    }

    [Fact]
    public async Task The_database_refuses_to_let_anything_go_that_is_younger_than_half_a_year()
    {
        await service.WriteAtAsync(tenant, DateTimeOffset.UtcNow.AddDays(-181), "older than 180 days");
        await SealedAsync(1);
        await Assert.ThrowsAsync<PostgresException>(() => service.InAsync(tenant, db => db.Database.SqlQuery<long>($"SELECT prune_audit({tenant}, 1) AS \"Value\"").ToListAsync()));
        Assert.Single(await EntriesAsync());
    }

    private async Task<Guid> WriteAsync(string text, string? author) => await service.InAsync(tenant, async db =>
    {
        var note = new Note { Text = text, Author = author };
        db.Add(note);
        await db.SaveChangesAsync();
        return note.Id;
    });

    private Task<List<AuditEntry>> EntriesAsync() => service.InAsync(tenant, db => db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.At).ToListAsync());

    private Task<AuditReport> SealedAsync(long entries) => Eventually.Async(() => service.VerifyAsync(tenant), r => r.Entries >= entries);
}
