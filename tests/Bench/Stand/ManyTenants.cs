using Npgsql;

namespace Linli.Bench.Stand;

/// <summary>Rows of many other tenants, so that one tenant's are a needle in a haystack as they would be for a city. Written past all policies.</summary>
internal static class ManyTenants
{
    public const int Communities = 5;
    public const int Units = 100;

    private const string Fill = """
        -- The rows fit together by construction; checking each foreign key would take most of the time.
        SET session_replication_role = replica;
        INSERT INTO communities (tenant_id, id, name, last_slip)
        SELECT md5('tenant ' || t)::uuid, md5('community ' || t || '.' || c)::uuid, '社区 ' || c, 0
        FROM generate_series(1, @tenants) t, generate_series(1, 5) c;
        INSERT INTO posts (tenant_id, id, community_id, kind, name, position, "limit", taken, needs_approval, last_rank)
        SELECT md5('tenant ' || t)::uuid, md5('post ' || t || '.' || c || '.' || p)::uuid, md5('community ' || t || '.' || c)::uuid, 'safety', '岗位 ' || p, p, 10, 0, false, 0
        FROM generate_series(1, @tenants) t, generate_series(1, 5) c, generate_series(1, 4) p;
        INSERT INTO units (tenant_id, id, community_id, kind, name, credit_code_verified, address, staff_number, registered_at)
        SELECT md5('tenant ' || t)::uuid, md5('unit ' || t || '.' || u)::uuid, md5('community ' || t || '.' || 1 + u % 5)::uuid,
            (ARRAY['administrative', 'institution', 'private', 'school'])[1 + u % 4], '单位 ' || u, false, '健康路 ' || u || ' 号', u, now() - u * interval '1 day'
        FROM generate_series(1, @tenants) t, generate_series(1, 100) u;
        INSERT INTO members (tenant_id, id, community_id, unit_id, name, reported_in_on, slip_number, registered_at)
        SELECT md5('tenant ' || t)::uuid, md5('member ' || t || '.' || m)::uuid, md5('community ' || t || '.' || 1 + m % 5)::uuid, md5('unit ' || t || '.' || m)::uuid,
            '党员 ' || m, current_date - m, m::text, now()
        FROM generate_series(1, @tenants) t, generate_series(1, 40) m;
        INSERT INTO report_ins (tenant_id, id, member_id, community_id, "on", slip_number)
        SELECT md5('tenant ' || t)::uuid, md5('slip ' || t || '.' || m)::uuid, md5('member ' || t || '.' || m)::uuid, md5('community ' || t || '.' || 1 + m % 5)::uuid,
            current_date - m, m::text
        FROM generate_series(1, @tenants) t, generate_series(1, 40) m;
        INSERT INTO claims (tenant_id, id, post_id, community_id, member_id, state, rank, at, held_at)
        SELECT md5('tenant ' || t)::uuid, md5('claim ' || t || '.' || m)::uuid, md5('post ' || t || '.' || 1 + m % 5 || '.' || 1 + m / 5 % 4)::uuid,
            md5('community ' || t || '.' || 1 + m % 5)::uuid, md5('member ' || t || '.' || m)::uuid, 'Held', 1 + m / 20, now(), now()
        FROM generate_series(1, @tenants) t, generate_series(1, 40) m;
        INSERT INTO search_keys (tenant_id, owner_id, key)
        SELECT tenant_id, id, word || replace(name, '单位 ', '') FROM units, unnest(ARRAY['单位', 'danwei', 'dw']) word WHERE name LIKE '单位 %'
        UNION ALL
        SELECT tenant_id, id, word || replace(name, '党员 ', '') FROM members, unnest(ARRAY['党员', 'dangyuan', 'dy']) word WHERE name LIKE '党员 %';
        RESET session_replication_role;
        """;

    public static async Task FillAsync(string superuser, int tenants, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync(ct);
        await using var fill = new NpgsqlCommand(Fill, connection) { CommandTimeout = 300, Parameters = { new("tenants", tenants) } };
        await fill.ExecuteNonQueryAsync(ct);
        await using var analyse = new NpgsqlCommand("VACUUM ANALYZE", connection) { CommandTimeout = 300 };
        await analyse.ExecuteNonQueryAsync(ct);
    }

    public static async Task<IReadOnlyList<(Guid Tenant, Guid[] Units)>> SampleAsync(string superuser, int count, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("SELECT tenant_id, array_agg(id) FROM units GROUP BY tenant_id ORDER BY md5(tenant_id::text) LIMIT $1", connection)
        {
            Parameters = { new() { Value = count } },
        };
        var sample = new List<(Guid, Guid[])>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            sample.Add((reader.GetGuid(0), reader.GetFieldValue<Guid[]>(1)));
        }

        return sample;
    }
}
