namespace Linli.Loader;

/// <summary>What units and others gave. The same purpose, day and amount is the same contribution.</summary>
internal sealed class LoadContributions(Session own, Guid communityId, IReadOnlyList<ContributionSeed> seeds, Action step)
{
    public async Task RunAsync(CancellationToken ct)
    {
        if (seeds.Count == 0)
        {
            return;
        }

        var known = await own.ListAsync<Contribution>($"/api/activity/contributions?community={communityId}", ct);
        foreach (var seed in seeds)
        {
            if (!known.Contains(new(seed.Purpose, seed.Date, seed.Amount)))
            {
                await own.PostAsync<Created>("/api/activity/contributions", new
                {
                    communityId,
                    kind = seed.Kind,
                    giver = seed.Giver,
                    receiverKind = seed.ReceiverKind,
                    receiver = seed.Receiver,
                    purpose = seed.Purpose,
                    workArea = seed.WorkArea,
                    on = seed.Date,
                    amount = seed.Amount,
                    approximate = seed.Approximate,
                }, ct);
            }

            step();
        }
    }
}
