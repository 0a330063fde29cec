using Linli.ReportingService.City;
using Linli.ReportingService.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Linli.ReportingService.Figures;

/// <summary>Writes a batch's facts, figures and the city's rollups in one round trip, as sets.</summary>
internal static class FigureWriter
{
    /// <summary>Takes the tenant's lock and says that its figures change.</summary>
    public static Task OpenAsync(ReportingDb db, Guid tenant, DateTimeOffset asOf, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync("""
            INSERT INTO city_tenants AS t (tenant_id, name, named_at, as_of, edition, communities, units, members, members_with_post)
            VALUES (@tenant, '', '-infinity', @as_of, 1, 0, 0, 0, 0)
            ON CONFLICT (tenant_id) DO UPDATE SET edition = t.edition + 1, as_of = greatest(t.as_of, excluded.as_of)
            """, [new NpgsqlParameter("tenant", tenant), new NpgsqlParameter("as_of", asOf.ToUniversalTime())], ct);

    public static Task WriteAsync(ReportingDb db, Guid tenant, Entry entry, IReadOnlyList<Named> names, IReadOnlyList<Ending> endings, CancellationToken ct)
    {
        var facts = entry.Facts;
        var figures = entry.Deltas.ToList();
        var levels = Rollup.LevelsOf(figures);
        var standing = Rollup.StandingOf(figures).GroupBy(s => (s.Key.Month, s.Key.WorkArea)).ToList();
        var trend = Rollup.TrendOf(figures).GroupBy(s => (s.Key.Month, s.Key.WorkArea)).OrderBy(g => g.Key.Month).ThenBy(g => g.Key.WorkArea, StringComparer.Ordinal).ToList();
        var own = names.Where(n => n.Id == tenant).MaxBy(n => n.At);
        var communities = names.Where(n => n.Id != tenant).GroupBy(n => n.Id)
            .Select(g => g.MaxBy(n => n.At)! with { Code = g.OrderByDescending(n => n.At).Select(n => n.Code).FirstOrDefault(c => c is not null) }).ToList();

        List<NpgsqlParameter> parameters =
        [
            new("tenant", tenant),
            Array("f_subject", NpgsqlDbType.Uuid, facts.Select(f => f.Subject)),
            Array("f_what", NpgsqlDbType.Smallint, facts.Select(f => (short)f.What)),
            Array("f_id", NpgsqlDbType.Uuid, facts.Select(f => f.Id)),
            Array("f_said", NpgsqlDbType.TimestampTz, facts.Select(f => f.SaidAt)),
            Array("f_community", NpgsqlDbType.Uuid, facts.Select(f => f.CommunityId)),
            Array("f_kind", NpgsqlDbType.Text, facts.Select(f => f.Kind)),
            Array("f_area", NpgsqlDbType.Text, facts.Select(f => f.WorkArea)),
            Array("f_day", NpgsqlDbType.Date, facts.Select(f => f.Day)),
            Array("f_quantity", NpgsqlDbType.Bigint, facts.Select(f => f.Quantity)),
            Array("f_amount", NpgsqlDbType.Bigint, facts.Select(f => f.Amount)),
            Array("f_since", NpgsqlDbType.Date, facts.Select(f => f.Since)),
            Array("f_ended_at", NpgsqlDbType.TimestampTz, facts.Select(f => f.EndedAt)),
            Array("f_ended_on", NpgsqlDbType.Date, facts.Select(f => f.EndedOn)),

            Array("g_community", NpgsqlDbType.Uuid, figures.Select(g => g.Key.CommunityId)),
            Array("g_metric", NpgsqlDbType.Text, figures.Select(g => g.Key.Metric)),
            Array("g_kind", NpgsqlDbType.Text, figures.Select(g => g.Key.Kind)),
            Array("g_area", NpgsqlDbType.Text, figures.Select(g => g.Key.WorkArea)),
            Array("g_month", NpgsqlDbType.Date, figures.Select(g => g.Key.Month)),
            Array("g_value", NpgsqlDbType.Bigint, figures.Select(g => g.Value)),

            Array("s_month", NpgsqlDbType.Date, standing.Select(s => s.Key.Month)),
            Array("s_area", NpgsqlDbType.Text, standing.Select(s => s.Key.WorkArea)),
            .. Rollup.Doings.Concat(Rollup.YearColumns).Concat(Rollup.MonthColumns).Concat(Rollup.StandingColumns).Select(m => Array($"s_{m}", NpgsqlDbType.Bigint, standing.Select(s => Value(s, m)))),

            new("bucket", CityTrend.BucketOf(tenant)),
            Array("t_month", NpgsqlDbType.Date, trend.Select(t => t.Key.Month)),
            Array("t_area", NpgsqlDbType.Text, trend.Select(t => t.Key.WorkArea)),
            .. Rollup.Doings.Select(m => Array($"t_{m}", NpgsqlDbType.Bigint, trend.Select(t => Value(t, m)))),

            .. Rollup.Levels.Select(m => new NpgsqlParameter($"l_{m}", levels.GetValueOrDefault(m))),
            new("name", NpgsqlDbType.Text) { Value = (object?)own?.Name ?? DBNull.Value },
            new("code", NpgsqlDbType.Text) { Value = (object?)own?.Code ?? DBNull.Value },
            new("named_at", NpgsqlDbType.TimestampTz) { Value = (object?)own?.At ?? DBNull.Value },

            Array("c_id", NpgsqlDbType.Uuid, communities.Select(c => c.Id)),
            Array("c_name", NpgsqlDbType.Text, communities.Select(c => c.Name)),
            Array("c_code", NpgsqlDbType.Text, communities.Select(c => c.Code)),
            Array("c_at", NpgsqlDbType.TimestampTz, communities.Select(c => c.At)),

            Array("e_id", NpgsqlDbType.Uuid, endings.Select(e => e.CommunityId)),
            Array("e_on", NpgsqlDbType.Date, endings.Select(e => e.On)),
            Array("e_into", NpgsqlDbType.Uuid, endings.Select(e => e.MergedIntoId)),
        ];
        return db.Database.ExecuteSqlRawAsync(Sql, parameters, ct);
    }

    /// <summary>Facts are stored as merged in memory; figures are added to. City rows of several tenants are touched in one order.</summary>
    private const string Sql = """
        INSERT INTO facts (tenant_id, subject, what, id, said_at, community_id, kind, work_area, day, quantity, amount, since, ended_at, ended_on)
        SELECT @tenant, * FROM unnest(@f_subject, @f_what, @f_id, @f_said, @f_community, @f_kind, @f_area, @f_day, @f_quantity, @f_amount, @f_since, @f_ended_at, @f_ended_on)
        ON CONFLICT (tenant_id, subject, what, id) DO UPDATE SET
            said_at = excluded.said_at, community_id = excluded.community_id, kind = excluded.kind, work_area = excluded.work_area, day = excluded.day,
            quantity = excluded.quantity, amount = excluded.amount, since = excluded.since, ended_at = excluded.ended_at, ended_on = excluded.ended_on;

        INSERT INTO figures AS f (tenant_id, community_id, metric, kind, work_area, month, value)
        SELECT @tenant, * FROM unnest(@g_community, @g_metric, @g_kind, @g_area, @g_month, @g_value)
        ON CONFLICT (tenant_id, community_id, metric, kind, work_area, month) DO UPDATE SET value = f.value + excluded.value;

        INSERT INTO communities AS c (tenant_id, id, name, code, named_at)
        SELECT @tenant, * FROM unnest(@c_id, @c_name, @c_code, @c_at)
        ON CONFLICT (tenant_id, id) DO UPDATE SET
            name = CASE WHEN excluded.named_at > c.named_at THEN excluded.name ELSE c.name END,
            named_at = greatest(c.named_at, excluded.named_at), code = coalesce(excluded.code, c.code);

        INSERT INTO communities AS c (tenant_id, id, name, named_at, retired_on, merged_into_id)
        SELECT @tenant, e.id, '', '-infinity', e.on_day, e.into_id FROM unnest(@e_id, @e_on, @e_into) AS e(id, on_day, into_id)
        ON CONFLICT (tenant_id, id) DO UPDATE SET retired_on = excluded.retired_on, merged_into_id = excluded.merged_into_id;

        UPDATE city_tenants SET
            communities = communities + @l_communities, units = units + @l_units,
            members = members + @l_members, members_with_post = members_with_post + @l_members_with_post,
            beneficiaries = beneficiaries + @l_beneficiaries, beneficiaries_paired = beneficiaries_paired + @l_beneficiaries_paired,
            units_with_agreement = units_with_agreement + @l_units_with_agreement, agreements_due = agreements_due + @l_agreements_due,
            needs = needs + @l_needs, needs_matched = needs_matched + @l_needs_matched,
            projects = projects + @l_projects, projects_matched = projects_matched + @l_projects_matched, volunteers = volunteers + @l_volunteers,
            name = CASE WHEN @named_at > named_at THEN @name ELSE name END, code = coalesce(@code, code), named_at = greatest(named_at, @named_at)
        WHERE tenant_id = @tenant;

        INSERT INTO city_standings AS s (tenant_id, month, work_area, activities, person_times, minutes, contributions, amount, profiles, profiles_contradicting, beneficiaries_visited, needs_done, projects_done)
        SELECT @tenant, * FROM unnest(@s_month, @s_area, @s_activities, @s_person_times, @s_minutes, @s_contributions, @s_amount, @s_profiles, @s_profiles_contradicting, @s_beneficiaries_visited, @s_needs_done, @s_projects_done)
        ON CONFLICT (tenant_id, month, work_area) DO UPDATE SET
            activities = s.activities + excluded.activities, person_times = s.person_times + excluded.person_times, minutes = s.minutes + excluded.minutes,
            contributions = s.contributions + excluded.contributions, amount = s.amount + excluded.amount,
            profiles = s.profiles + excluded.profiles, profiles_contradicting = s.profiles_contradicting + excluded.profiles_contradicting,
            beneficiaries_visited = s.beneficiaries_visited + excluded.beneficiaries_visited, needs_done = s.needs_done + excluded.needs_done, projects_done = s.projects_done + excluded.projects_done;

        INSERT INTO city_trends AS t (bucket, month, work_area, activities, person_times, minutes, contributions, amount)
        SELECT @bucket, * FROM unnest(@t_month, @t_area, @t_activities, @t_person_times, @t_minutes, @t_contributions, @t_amount)
        ON CONFLICT (month, work_area, bucket) DO UPDATE SET
            activities = t.activities + excluded.activities, person_times = t.person_times + excluded.person_times, minutes = t.minutes + excluded.minutes,
            contributions = t.contributions + excluded.contributions, amount = t.amount + excluded.amount;
        """;

    private static long Value(IEnumerable<KeyValuePair<(DateOnly, string, string Metric), long>> row, string metric) =>
        row.FirstOrDefault(c => c.Key.Metric == metric).Value;

    private static NpgsqlParameter Array<T>(string name, NpgsqlDbType type, IEnumerable<T> values) =>
        new(name, NpgsqlDbType.Array | type) { Value = values.ToArray() };
}
