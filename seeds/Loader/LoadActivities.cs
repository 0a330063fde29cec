namespace Linli.Loader;

/// <summary>Activities with their programme, who took part and the news text. One that broke off half-way is finished.</summary>
internal sealed class LoadActivities(Session own, Guid communityId, IReadOnlyList<ActivitySeed> seeds, IReadOnlyDictionary<string, Guid> units, Action step)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public async Task RunAsync(CancellationToken ct)
    {
        if (seeds.Count == 0)
        {
            return;
        }

        await WaitForUnitsAsync(ct);
        var known = (await own.ListAsync<Activity>($"/api/activity/activities?community={communityId}", ct)).ToDictionary(a => a.Title, a => a.Id);
        foreach (var seed in seeds)
        {
            var id = known.TryGetValue(seed.Title, out var there) ? there : (await own.PostAsync<Created>("/api/activity/activities", Describe(seed), ct)).Id;
            await CompleteAsync($"/api/activity/activities/{id}", seed, ct);
            step();
        }
    }

    private async Task CompleteAsync(string path, ActivitySeed seed, CancellationToken ct)
    {
        var activity = await own.GetAsync<Activity>(path, ct);
        if (activity.State == "planned")
        {
            await own.SendAsync(HttpMethod.Post, path + "/hold", null, ct);
        }

        if (activity.Persons == 0 && seed.Participants.Count > 0)
        {
            // The papers count people and say nothing of how long they stayed.
            var entries = seed.Participants.Select(p => new { unitId = UnitOf(p.Unit), groupName = p.Group, persons = p.Persons, minutesEach = 0 });
            await own.SendAsync(HttpMethod.Post, path + "/participations", new { entries }, ct);
        }

        if (activity.News is null && seed.News is { } news)
        {
            await own.SendAsync(HttpMethod.Put, path + "/news", new { title = news.Title, text = news.Text, source = news.Source, on = news.Date }, ct);
        }
    }

    private object Describe(ActivitySeed seed) => new
    {
        communityId,
        kind = seed.Kind,
        title = seed.Title,
        theme = seed.Theme,
        workArea = seed.WorkArea,
        place = seed.Place,
        startsAt = At(seed.Date, seed.From),
        endsAt = seed.To is { } to ? At(seed.Until ?? seed.Date, to) : At((seed.Until ?? seed.Date).AddDays(1), null),
        allDay = seed.From is null,
        host = seed.Host,
        partner = seed.Partner,
        unitIds = seed.Units.Select(u => UnitOf(u)),
        programme = seed.Programme,
    };

    private async Task WaitForUnitsAsync(CancellationToken ct)
    {
        var needed = seeds.SelectMany(s => s.Units.Concat(s.Participants.Select(p => p.Unit).OfType<string>())).Select(u => units[u]).ToHashSet();
        await Eventually.Async("Units at Activity", () => own.GetAsync<Directory>($"/api/activity/directory?community={communityId}", ct),
            directory => needed.IsSubsetOf(directory.Units.Select(u => u.Id)), ct);
    }

    private Guid? UnitOf(string? name) => name is null ? null : units[name];

    private static DateTimeOffset At(DateOnly day, TimeOnly? time) => new(day, time ?? TimeOnly.MinValue, China);
}
