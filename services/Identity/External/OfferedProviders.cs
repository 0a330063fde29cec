using Npgsql;

namespace Linli.IdentityService.External;

/// <summary>
/// What the sign-in pages may know before anybody is signed in: the providers that a sub-district has switched on, asked for by
/// its exact name or id. Row-level security opens these rows and no list of all.
/// </summary>
internal sealed class OfferedProviders(NpgsqlDataSource database)
{
    private const string Ask = "SELECT set_config('app.sign_in_tenant', $1, true), set_config('app.sign_in_provider', $2, true), set_config('app.sign_in_place', $3, true)";
    private const string Columns = "SELECT p.tenant_id, p.id, p.name, p.issuer, p.client_id, p.protected_secret, p.email_claim, p.verified_claim, p.xmin FROM sign_in_provider p";

    public async Task<KnownProvider?> FindAsync(Guid id, CancellationToken ct) => (await ReadAsync("", id.ToString(), Columns, ct)).SingleOrDefault();

    public Task<List<KnownProvider>> OfTenantAsync(Guid tenant, CancellationToken ct) => ReadAsync(tenant.ToString(), "", Columns + " ORDER BY p.name, p.id", ct);

    /// <summary>The sub-districts of this name; several where two counties have one each.</summary>
    public async Task<List<(Guid Id, string Name)>> TenantsAsync(string name, CancellationToken ct)
    {
        await using var batch = Batch("", "", name, "SELECT id, name FROM place");
        await using var rows = await batch.ExecuteReaderAsync(ct);
        await rows.NextResultAsync(ct);
        List<(Guid, string)> found = [];
        while (await rows.ReadAsync(ct))
        {
            found.Add((rows.GetGuid(0), rows.GetString(1)));
        }

        return found;
    }

    private async Task<List<KnownProvider>> ReadAsync(string tenant, string provider, string sql, CancellationToken ct)
    {
        await using var batch = Batch(tenant, provider, "", sql);
        await using var rows = await batch.ExecuteReaderAsync(ct);
        await rows.NextResultAsync(ct);
        List<KnownProvider> found = [];
        while (await rows.ReadAsync(ct))
        {
            found.Add(new(rows.GetGuid(0), rows.GetGuid(1), rows.GetString(2), rows.GetString(3), rows.GetString(4),
                rows.IsDBNull(5) ? null : rows.GetFieldValue<byte[]>(5), rows.GetString(6), rows.GetString(7), rows.GetFieldValue<uint>(8)));
        }

        return found;
    }

    private NpgsqlBatch Batch(string tenant, string provider, string place, string sql)
    {
        var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Ask) { Parameters = { new() { Value = tenant }, new() { Value = provider }, new() { Value = place } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        return batch;
    }
}
