using System.Globalization;
using System.Text.Json;
using Linli.ReportingService.Data;
using Linli.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Linli.ReportingService.City;

/// <summary>
/// The city's view in one select over its own rollups; no tenant table is touched. Hidden numbers leave the database as
/// null, and so does every component that would give one away.
/// </summary>
internal static class CitySelect
{
    /// <summary>An activity for each community and month, and two hours for each member and month, count in full.</summary>
    private const string Full = "3.0";
    private const string FullMinutes = "(members * 3 * 120.0)";

    /// <summary>Fewer than five people, or so few left over that subtraction would find them.</summary>
    private const string FewMembers = "t.members BETWEEN 1 AND 4";
    private const string FewPosts = "t.members BETWEEN 1 AND 4 OR t.members_with_post BETWEEN 1 AND 4 OR t.members - t.members_with_post BETWEEN 1 AND 4";
    private const string FewVolunteers = "t.volunteers BETWEEN 1 AND 4";
    private const string FewBeneficiaries = "c.beneficiaries BETWEEN 1 AND 4";
    private const string FewPaired = FewBeneficiaries + " OR c.paired BETWEEN 1 AND 4 OR c.beneficiaries - c.paired BETWEEN 1 AND 4";
    private const string FewVisited = FewBeneficiaries + " OR c.visited BETWEEN 1 AND 4 OR c.beneficiaries - c.visited BETWEEN 1 AND 4";
    private const string FewPersons = "s.person_times BETWEEN 1 AND 4";

    private static readonly Dictionary<string, string> Sorts = new(StringComparer.Ordinal)
    {
        ["score"] = "score",
        ["name"] = "name",
        ["communities"] = "communities",
        ["members"] = "members",
        ["activities"] = "activities",
        ["minutes"] = "minutes",
    };

    public static Task<CityRow> ReadAsync(ReportingDb db, DateOnly month, PageRequest page, CancellationToken ct) =>
        ReadAsync(db, month, page, page.Take, ct);

    /// <summary>All tenants at once, for the export.</summary>
    public static async Task<IReadOnlyList<LineFigures>> ReadAllAsync(ReportingDb db, DateOnly month, PageRequest page, CancellationToken ct) =>
        (await ReadAsync(db, month, page, int.MaxValue, ct)).Lines();

    private static async Task<CityRow> ReadAsync(ReportingDb db, DateOnly month, PageRequest page, int size, CancellationToken ct)
    {
        var offset = int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var o) ? o : 0;
        var rows = await db.Database.SqlQueryRaw<CityRow>(Sql(page.Sort),
            new NpgsqlParameter("month", month), new NpgsqlParameter("former", month.AddMonths(-Rollup.MonthsOfStanding)),
            new NpgsqlParameter("first", month.AddMonths(-11)), new NpgsqlParameter("passing", Alerts.Passing),
            new NpgsqlParameter("search", NpgsqlTypes.NpgsqlDbType.Text) { Value = (object?)page.Search ?? DBNull.Value },
            new NpgsqlParameter("size", size), new NpgsqlParameter("offset", offset)).ToListAsync(ct);
        return rows[0];
    }

    private static string Sql(string? sort)
    {
        var descending = sort is null || sort.StartsWith('-');
        var column = Sorts.GetValueOrDefault(sort?.TrimStart('-') ?? "", "score");
        return $"""
            WITH levels AS (
                SELECT count(*) AS tenants, coalesce(sum(edition), 0)::bigint AS edition, max(as_of) AS as_of,
                    coalesce(sum(communities), 0)::bigint AS communities, coalesce(sum(units), 0)::bigint AS units,
                    coalesce(sum(units_with_agreement), 0)::bigint AS units_with_agreement, coalesce(sum(agreements_due), 0)::bigint AS agreements_due,
                    coalesce(sum(members), 0)::bigint AS members, coalesce(sum(members_with_post), 0)::bigint AS members_with_post,
                    count(*) FILTER (WHERE {FewMembers}) AS few_members, min(members) FILTER (WHERE members > 0 AND NOT ({FewMembers})) AS next_members,
                    count(*) FILTER (WHERE {FewPosts}) AS few_posts, min(members_with_post) FILTER (WHERE members > 0 AND NOT ({FewPosts})) AS next_posts,
                    coalesce(sum(needs), 0)::bigint AS needs, coalesce(sum(needs_matched), 0)::bigint AS needs_matched,
                    coalesce(sum(projects), 0)::bigint AS projects, coalesce(sum(projects_matched), 0)::bigint AS projects_matched, coalesce(sum(volunteers), 0)::bigint AS volunteers,
                    count(*) FILTER (WHERE {FewVolunteers}) AS few_volunteers, min(volunteers) FILTER (WHERE volunteers > 0 AND NOT ({FewVolunteers})) AS next_volunteers
                FROM city_tenants t),
            doings AS (
                SELECT coalesce(sum(profiles), 0)::bigint AS profiles, coalesce(sum(needs_done), 0)::bigint AS needs_done, coalesce(sum(projects_done), 0)::bigint AS projects_done,
                    count(*) FILTER (WHERE {FewPersons}) AS few_persons, min(person_times) FILTER (WHERE person_times > 0 AND NOT ({FewPersons})) AS next_persons
                FROM city_standings s WHERE month = @month AND work_area = ''),
            care AS NOT MATERIALIZED (
                SELECT t.tenant_id, t.beneficiaries, t.beneficiaries_paired AS paired, coalesce(s.beneficiaries_visited, 0) AS visited
                FROM city_tenants t LEFT JOIN city_standings s ON s.tenant_id = t.tenant_id AND s.month = @month AND s.work_area = ''
                WHERE t.beneficiaries > 0),
            caring AS (
                SELECT coalesce(sum(beneficiaries), 0)::bigint AS beneficiaries, coalesce(sum(paired), 0)::bigint AS beneficiaries_paired, coalesce(sum(visited), 0)::bigint AS beneficiaries_visited,
                    count(*) FILTER (WHERE {FewBeneficiaries}) AS few_beneficiaries, min(beneficiaries) FILTER (WHERE NOT ({FewBeneficiaries})) AS next_beneficiaries,
                    count(*) FILTER (WHERE {FewPaired}) AS few_paired, min(paired) FILTER (WHERE NOT ({FewPaired})) AS next_paired,
                    count(*) FILTER (WHERE {FewVisited}) AS few_visited, min(visited) FILTER (WHERE NOT ({FewVisited})) AS next_visited
                FROM care c),
            cared AS NOT MATERIALIZED (
                SELECT c.*, {FewBeneficiaries} OR (g.few_beneficiaries = 1 AND c.beneficiaries = g.next_beneficiaries) AS hide_beneficiaries,
                    {FewPaired} OR (g.few_paired = 1 AND c.paired = g.next_paired) OR (g.few_beneficiaries = 1 AND c.beneficiaries = g.next_beneficiaries) AS hide_paired,
                    {FewVisited} OR (g.few_visited = 1 AND c.visited = g.next_visited) OR (g.few_beneficiaries = 1 AND c.beneficiaries = g.next_beneficiaries) AS hide_visited
                FROM care c CROSS JOIN caring g),
            shown AS NOT MATERIALIZED (
                SELECT t.tenant_id, t.name, t.code, t.as_of, t.communities, t.units, t.units_with_agreement, t.agreements_due, t.members, t.members_with_post,
                    coalesce(s.activities, 0) AS activities, coalesce(s.person_times, 0) AS person_times, coalesce(s.minutes, 0) AS minutes,
                    coalesce(s.amount, 0) AS amount, coalesce(s.profiles, 0) AS profiles, coalesce(s.profiles_contradicting, 0) AS profiles_contradicting,
                    t.needs, t.needs_matched, coalesce(s.needs_done, 0) AS needs_done,
                    t.projects, t.projects_matched, coalesce(s.projects_done, 0) AS projects_done, t.volunteers,
                    {FewVolunteers} OR (l.few_volunteers = 1 AND t.volunteers = l.next_volunteers) AS hide_volunteers,
                    {FewMembers} OR (l.few_members = 1 AND t.members = l.next_members) AS hide_members,
                    {FewPosts} OR (l.few_posts = 1 AND t.members_with_post = l.next_posts) OR (l.few_members = 1 AND t.members = l.next_members) AS hide_posts,
                    coalesce({FewPersons} OR (d.few_persons = 1 AND s.person_times = d.next_persons), false) AS hide_persons
                FROM levels l CROSS JOIN doings d CROSS JOIN city_tenants t
                LEFT JOIN city_standings s ON s.tenant_id = t.tenant_id AND s.month = @month AND s.work_area = ''),
            judged AS NOT MATERIALIZED (
                SELECT *,
                    CASE WHEN communities > 0 THEN least(100, profiles * 100.0::float8 / communities) ELSE 0 END AS profile,
                    CASE WHEN hide_posts THEN NULL WHEN members > 0 THEN least(100, members_with_post * 100.0::float8 / members) ELSE 0 END AS claims,
                    CASE WHEN communities > 0 THEN least(100, activities * 100.0::float8 / (communities * {Full})) ELSE 0 END AS activity,
                    CASE WHEN hide_persons OR hide_members THEN NULL WHEN members > 0 THEN least(100, minutes * 100.0::float8 / {FullMinutes}) ELSE 0 END AS service,
                    CASE WHEN profiles > 0 THEN 100.0::float8 - profiles_contradicting * 100.0::float8 / profiles END AS quality
                FROM shown),
            scored AS MATERIALIZED (
                SELECT tenant_id, name, code, communities, activities,
                    CASE WHEN NOT hide_members THEN members END AS members, CASE WHEN NOT hide_persons THEN minutes END AS minutes,
                    round((profile + coalesce(claims, 0) + activity + coalesce(service, 0) + coalesce(quality, 0))
                        / (2 + (claims IS NOT NULL)::int + (service IS NOT NULL)::int + (quality IS NOT NULL)::int))::int AS score
                FROM judged),
            places AS (
                SELECT score, sum(count(*)) OVER (ORDER BY score DESC) - count(*) + 1 AS rank FROM scored GROUP BY score),
            matching AS NOT MATERIALIZED (
                SELECT * FROM scored WHERE @search IS NULL OR position(lower(@search) IN lower(name)) > 0 OR starts_with(code, @search)),
            page AS MATERIALIZED (
                SELECT tenant_id, score, row_number() OVER () AS line FROM (
                    SELECT * FROM matching ORDER BY {column} {(descending ? "DESC" : "ASC")} NULLS LAST, code, tenant_id LIMIT @size OFFSET @offset) p),
            behind AS MATERIALIZED (
                SELECT tenant_id, score, row_number() OVER () AS line FROM (
                    SELECT * FROM scored WHERE score < @passing ORDER BY score, activities, code LIMIT 10) b),
            lines AS (
                SELECT p.on_page, p.line, j.tenant_id, j.name, j.code, j.as_of, r.rank::bigint AS rank, p.score, j.communities, j.units, j.units_with_agreement, j.agreements_due, j.activities, j.amount, j.profiles, j.profiles_contradicting,
                    round(j.profile)::int AS profile, round(j.claims)::int AS claims, round(j.activity)::int AS activity, round(j.service)::int AS service, round(j.quality)::int AS quality,
                    CASE WHEN NOT j.hide_members THEN j.members END AS members, CASE WHEN NOT j.hide_posts THEN j.members_with_post END AS members_with_post,
                    CASE WHEN NOT j.hide_persons THEN j.person_times END AS person_times, CASE WHEN NOT j.hide_persons THEN j.minutes END AS minutes,
                    coalesce(b.activities, 0) AS activities_before,
                    CASE WHEN NOT coalesce(a.hide_beneficiaries, false) THEN coalesce(a.beneficiaries, 0) END AS beneficiaries,
                    CASE WHEN NOT coalesce(a.hide_paired, false) THEN coalesce(a.paired, 0) END AS beneficiaries_paired,
                    CASE WHEN NOT coalesce(a.hide_visited, false) THEN coalesce(a.visited, 0) END AS beneficiaries_visited,
                    j.needs, j.needs_matched, j.needs_done, j.projects, j.projects_matched, j.projects_done, CASE WHEN NOT j.hide_volunteers THEN j.volunteers END AS volunteers
                FROM (SELECT *, true AS on_page FROM page UNION ALL SELECT *, false FROM behind) p
                JOIN judged j ON j.tenant_id = p.tenant_id
                JOIN places r ON r.score = p.score
                LEFT JOIN cared a ON a.tenant_id = p.tenant_id
                LEFT JOIN city_standings b ON b.tenant_id = p.tenant_id AND b.month = @former AND b.work_area = '')
            SELECT
                (SELECT coalesce(jsonb_agg(l ORDER BY line), '[]') FROM lines l WHERE on_page)::text AS "Page",
                (SELECT coalesce(jsonb_agg(l ORDER BY line), '[]') FROM lines l WHERE NOT on_page)::text AS "Behind",
                (SELECT to_jsonb(l) || to_jsonb(d) || to_jsonb(g) FROM levels l, doings d, caring g)::text AS "City",
                (SELECT count(*) FROM matching) AS "Matching",
                (SELECT coalesce(jsonb_agg(m ORDER BY month), '[]') FROM (
                    SELECT month, sum(activities)::bigint AS activities, sum(person_times)::bigint AS person_times, sum(minutes)::bigint AS minutes, sum(amount)::bigint AS amount
                    FROM city_trends WHERE month BETWEEN @first AND @month GROUP BY month) m)::text AS "Trend",
                (SELECT coalesce(jsonb_agg(h), '[]') FROM (
                    SELECT s.tenant_id, s.work_area, s.person_times, s.minutes FROM city_standings s JOIN page p ON p.tenant_id = s.tenant_id
                    WHERE s.month = @month AND s.work_area <> '') h)::text AS "Heat"
            """;
    }
}

/// <summary>The select's one row; the parts are JSON.</summary>
internal sealed record CityRow(string Page, string Behind, string City, long Matching, string Trend, string Heat)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public IReadOnlyList<LineFigures> Lines() => Read<List<LineFigures>>(Page);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Json)!;
}
