namespace Linli.Loader;

/// <summary>Agreements, leading group and rules. What is there already stays as it is.</summary>
internal sealed class LoadAgreements(Session own, Guid communityId, PaperSeed paper, IReadOnlyDictionary<string, Guid> units, Action step)
{
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var seed in paper.Agreements)
        {
            if ((await own.ListAsync<Created>($"/api/registry/agreements?community={communityId}&state=all&q={Uri.EscapeDataString(seed.Title)}", ct)).Count == 0)
            {
                await SignAsync(seed, ct);
            }

            step();
        }

        var known = await own.GetAsync<Mechanism>($"/api/registry/communities/{communityId}/mechanism", ct);
        foreach (var (seeds, noun, there) in new[] { (paper.Leaders, "leaders", known.Leaders.Count), (paper.Rules, "rules", known.Rules.Count) })
        {
            foreach (var (seed, i) in seeds.Select((seed, i) => (seed, i)))
            {
                if (i >= there)
                {
                    await own.PostAsync<Created>($"/api/registry/communities/{communityId}/{noun}", seed, ct);
                }

                step();
            }
        }
    }

    private async Task SignAsync(AgreementSeed seed, CancellationToken ct)
    {
        var parties = seed.Units.Select(name => units[name]).ToList();
        var id = (await own.PostAsync<Created>($"/api/registry/communities/{communityId}/agreements", new
        {
            title = seed.Title,
            beginsOn = seed.BeginsOn,
            endsOn = seed.EndsOn,
            unitIds = parties,
            workAreas = seed.WorkAreas,
            communityDuties = seed.CommunityDuties,
            unitDuties = seed.UnitDuties,
        }, ct)).Id;
        await own.SendAsync(HttpMethod.Post, $"/api/registry/agreements/{id}/sign", new
        {
            on = seed.BeginsOn,
            communityOffice = seed.CommunityOffice,
            offices = parties.Select(unit => new { unitId = unit, office = seed.Office }).ToArray(),
        }, ct);
    }

    private sealed record Mechanism(IReadOnlyList<Created> Leaders, IReadOnlyList<Created> Rules);
}
