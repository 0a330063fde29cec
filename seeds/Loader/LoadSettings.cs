namespace Linli.Loader;

/// <summary>The city's targets and its first notice, and what each sub-district sets for itself. Safe to repeat.</summary>
internal static class LoadSettings
{
    public static async Task OfCityAsync(Session officer, CitySeed city, CancellationToken ct)
    {
        if ((await officer.GetAsync<Template>("/api/tenant/template", ct)).PublishedNumber == 0)
        {
            await officer.SendAsync(HttpMethod.Put, "/api/tenant/template/targets", new { targets = city.Targets }, ct);
            await officer.SendAsync(HttpMethod.Post, "/api/tenant/template/publication", new { }, ct);
        }

        if ((await officer.GetAsync<Listed<Created>>("/api/tenant/notices?size=1", ct)).Items.Count == 0)
        {
            await officer.SendAsync(HttpMethod.Post, "/api/tenant/notices", city.Notice, ct);
        }
    }

    public static async Task OfTenantAsync(Session admin, TenantSeed tenant, CancellationToken ct)
    {
        if (tenant.WorkAreas is { } names)
        {
            var known = (await admin.GetAsync<List<Area>>("/api/tenant/work-areas", ct)).Select(a => a.Name).ToHashSet();
            var own = (tenant.OwnAreas ?? new Dictionary<string, string>()).Where(a => !known.Contains(a.Key));
            var areas = names.Select(n => new { code = n.Key, cityCode = "", name = n.Value }).Concat(own.Select(a => new { code = "", cityCode = a.Value, name = a.Key }));
            await admin.SendAsync(HttpMethod.Put, "/api/tenant/work-areas", new { areas }, ct);
        }

        if (tenant.DisplayName is { } name)
        {
            await admin.SendAsync(HttpMethod.Put, "/api/tenant/settings/name", new { name }, ct);
        }
    }

    private sealed record Template(int PublishedNumber);

    private sealed record Area(string Name);
}
