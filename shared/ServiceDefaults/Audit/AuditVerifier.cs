using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Linli.ServiceDefaults.Audit;

/// <summary>Goes through a tenant's chain from its beginning and names every row that is not as it was written.</summary>
internal sealed class AuditVerifier(AuditKey key, TimeProvider clock)
{
    /// <summary>Findings beyond these are counted, not listed.</summary>
    private const int MostFindings = 1_000;
    private const int BatchSize = 200;

    /// <summary>A seal comes within about a second; what waits longer has lost its way.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Reads within the tenant that the context is in.</summary>
    public async Task<AuditReport> VerifyAsync(TenantDb db, Guid tenant, CancellationToken ct)
    {
        List<AuditFinding> findings = [];
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        await db.EnterAsync(tenant, ct);
        var head = await StartAsync(db, findings, ct);
        var (segments, entries) = (0L, 0L);
        List<AuditSeal> batch;
        do
        {
            batch = await db.Set<AuditSeal>().AsNoTracking().Where(s => s.Number > head.Number).OrderBy(s => s.Number).Take(BatchSize).ToListAsync(ct);
            foreach (var seal in batch)
            {
                CheckLink(seal, head, findings);
                await CheckEntriesAsync(db, seal, findings, ct);
                head = new(seal.Number, seal.Hash);
                (segments, entries) = (segments + 1, entries + seal.Entries.Length);
            }
        }
        while (batch.Count == BatchSize);

        var waiting = await CheckUnsealedAsync(db, findings, ct);
        return new(tenant, entries, segments, waiting, head.Number, Convert.ToHexStringLower(head.Hash), findings.Count, [.. findings.Take(MostFindings)]);
    }

    private async Task<AuditHead> StartAsync(TenantDb db, List<AuditFinding> findings, CancellationToken ct)
    {
        var bases = await db.Set<AuditBase>().AsNoTracking().OrderBy(b => b.Number).ToListAsync(ct);
        findings.AddRange(bases.Where(b => !key.Of(b).AsSpan().SequenceEqual(b.Mac)).Select(b => new AuditFinding("base", null, b.Number, b.At)));
        return bases.Count == 0 ? AuditHead.None : new(bases[^1].Number, bases[^1].Hash);
    }

    private void CheckLink(AuditSeal seal, AuditHead before, List<AuditFinding> findings)
    {
        if (seal.Number != before.Number + 1)
        {
            findings.Add(new("gap", null, before.Number + 1, seal.At));
        }
        else if (!seal.Previous.AsSpan().SequenceEqual(before.Hash) || !key.Of(seal).AsSpan().SequenceEqual(seal.Hash))
        {
            findings.Add(new("seal", null, seal.Number, seal.At));
        }
    }

    private async Task CheckEntriesAsync(TenantDb db, AuditSeal seal, List<AuditFinding> findings, CancellationToken ct)
    {
        var rows = await db.Set<AuditEntry>().AsNoTracking().Where(e => seal.Entries.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
        for (var i = 0; i < seal.Entries.Length; i++)
        {
            if (!rows.TryGetValue(seal.Entries[i], out var row))
            {
                findings.Add(new("removed", seal.Entries[i], seal.Number, seal.LastAt));
            }
            else if (!key.Of(row).AsSpan().SequenceEqual(row.Mac) || !row.Mac.AsSpan().SequenceEqual(MacAt(seal, i)))
            {
                findings.Add(new("changed", row.Id, seal.Number, row.At));
            }
        }
    }

    private static ReadOnlySpan<byte> MacAt(AuditSeal seal, int index) =>
        seal.Macs.Length >= (index + 1) * 32 ? seal.Macs.AsSpan(index * 32, 32) : [];

    /// <returns>How many entries wait for their seal, as they do for a moment.</returns>
    private async Task<int> CheckUnsealedAsync(TenantDb db, List<AuditFinding> findings, CancellationToken ct)
    {
        var tenant = db.TenantId;
        var loose = await db.Set<AuditEntry>().FromSql($"""
            SELECT a.* FROM audit a WHERE a.tenant_id = {tenant} AND NOT EXISTS (
                SELECT FROM (SELECT unnest(s.entries) AS id FROM audit_seal s WHERE s.tenant_id = {tenant}) sealed WHERE sealed.id = a.id)
            """).AsNoTracking().OrderBy(e => e.Id).ToListAsync(ct);
        var waiting = (await db.Set<AuditPending>().AsNoTracking().Where(p => p.TenantId == tenant).ToListAsync(ct)).SelectMany(p => p.Entries).ToHashSet();
        var late = clock.GetUtcNow() - Patience;
        findings.AddRange(loose.Where(e => !waiting.Contains(e.Id) || !key.Of(e).AsSpan().SequenceEqual(e.Mac)).Select(e => new AuditFinding("inserted", e.Id, null, e.At)));
        findings.AddRange(loose.Where(e => waiting.Contains(e.Id) && e.At < late).Select(e => new AuditFinding("late", e.Id, null, e.At)));
        return loose.Count(e => waiting.Contains(e.Id));
    }
}

/// <summary>What became of a tenant's chain.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Entries">Sealed entries looked at.</param>
/// <param name="Segments">Segments of the chain.</param>
/// <param name="Waiting">Entries not sealed yet.</param>
/// <param name="Head">Number of the last segment, and</param>
/// <param name="HeadHash">its hash: kept outside the database, it shows later that nothing before it was exchanged.</param>
/// <param name="Problems">How many findings there are; 0 when everything is as it was written.</param>
/// <param name="Findings">The first of them.</param>
public sealed record AuditReport(Guid Tenant, long Entries, long Segments, int Waiting, long Head, string HeadHash, int Problems, IReadOnlyList<AuditFinding> Findings);

/// <summary>A row that is not as it was written.</summary>
/// <param name="Kind"><c>changed</c>, <c>removed</c>, <c>inserted</c> (an entry); <c>gap</c>, <c>seal</c>, <c>base</c> (the chain itself); <c>late</c> (waits for its seal).</param>
/// <param name="Entry">Which entry.</param>
/// <param name="Segment">Which segment.</param>
/// <param name="At">When it was written, or sealed.</param>
public sealed record AuditFinding(string Kind, Guid? Entry, long? Segment, DateTimeOffset At);
