namespace Linli.Loader;

/// <summary>A sub-district's admin names its work areas, creates its communities with their grids, and hands each one on.</summary>
internal sealed class LoadTenant(LoadCity city, Session admin, Guid tenantId, TenantSeed tenant, Progress progress)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await LoadSettings.OfTenantAsync(admin, tenant, ct);

        var listed = (await admin.GetAsync<Listed<Standing>>("/api/tenant/communities?size=100", ct)).Items;
        var known = listed.ToDictionary(c => c.Name, c => c.Id);
        foreach (var community in tenant.Communities)
        {
            var step = progress.Begin($"{tenant.Name} · {community.Name}", community.Grids.Count + community.People.Count + community.Content.Steps + 1);
            if (!known.TryGetValue(community.Name, out var id))
            {
                id = await CreateAsync(community, known, ct);
                known[community.Name] = id;
            }

            step();
            await AddGridsAsync(id, community.Grids, step, ct);
            await WaitUntilKnownAsync(id, community.Name, ct);
            await new LoadCommunity(city, admin, $"city.{tenantId:N}.{id:N}", id, community, step).RunAsync(ct);
        }

        foreach (var merged in tenant.Merged ?? [])
        {
            await MergeAsync(merged, listed.FirstOrDefault(c => c.Name == merged.Name), known[merged.Into], ct);
        }

        if (tenant.Support is { } support)
        {
            await new LoadSupport(city, admin, $"city.{tenantId:N}").RunAsync(support, ct);
        }
    }

    /// <summary>A community that had another name begins under it.</summary>
    private async Task<Guid> CreateAsync(CommunitySeed community, Dictionary<string, Guid> known, CancellationToken ct)
    {
        if (community.Former is not { } former)
        {
            return (await admin.PostAsync<Created>("/api/tenant/communities", new { name = community.Name, code = community.Code }, ct)).Id;
        }

        if (!known.TryGetValue(former.Name, out var id))
        {
            id = (await admin.PostAsync<Created>("/api/tenant/communities", new { name = former.Name, code = community.Code, since = former.Since }, ct)).Id;
        }

        await admin.SendAsync(HttpMethod.Put, $"/api/tenant/communities/{id}/name", new { name = community.Name, from = former.Until }, ct);
        return id;
    }

    private async Task MergeAsync(MergedSeed merged, Standing? standing, Guid into, CancellationToken ct)
    {
        if (standing is { State: "retired" })
        {
            return;
        }

        var id = standing?.Id ?? (await admin.PostAsync<Created>("/api/tenant/communities", new { name = merged.Name, code = merged.Code, since = merged.Since }, ct)).Id;
        await AddGridsAsync(id, merged.Grids, () => { }, ct);
        await admin.PostAsync<Created>("/api/tenant/communities/mergers", new { from = new[] { id }, into }, ct);
    }

    private async Task AddGridsAsync(Guid community, IReadOnlyList<string> names, Action step, CancellationToken ct)
    {
        var known = await admin.GetAsync<List<Named>>($"/api/tenant/communities/{community}/grids", ct);
        foreach (var name in names)
        {
            if (known.All(g => g.Name != name))
            {
                await admin.PostAsync<Created>($"/api/tenant/communities/{community}/grids", new { name }, ct);
            }

            step();
        }
    }

    private async Task WaitUntilKnownAsync(Guid id, string name, CancellationToken ct)
    {
        await Eventually.Async($"{name} at Registry", () => admin.GetAsync<List<Named>>("/api/registry/communities", ct), all => all.Exists(c => c.Id == id), ct);
        await Eventually.Async($"{name} at Activity", () => admin.GetAsync<Directory>("/api/activity/directory", ct), d => d.Communities.Any(c => c.Id == id), ct);
    }
}
