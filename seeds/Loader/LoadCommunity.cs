using System.Globalization;

namespace Linli.Loader;

/// <summary>A community enters what its paper holds. Whatever is there already stays as it is.</summary>
internal sealed class LoadCommunity(LoadCity city, Session admin, string scope, Guid id, CommunitySeed seed, Action step)
{
    private PaperSeed Paper => seed.Content;

    public async Task RunAsync(CancellationToken ct)
    {
        using var own = await AppointAdminAsync(ct);
        var units = await RegisterUnitsAsync(own, ct);
        var people = await AppointPeopleAsync(own, units, ct);
        var members = await ReportInAsync(own, people, ct);
        await new LoadPosts(admin, own, id, Paper.Posts, members, step).RunAsync(ct);
        await RecordProfileAsync(own, ct);
        await new LoadActivities(own, id, Paper.Activities, units, step).RunAsync(ct);
        await new LoadCare(own, id, Paper, units, step).RunAsync(ct);
        await new LoadAgreements(own, id, Paper, units, step).RunAsync(ct);
        await new LoadLists(own, id, Paper, units, step).RunAsync(ct);
        await new LoadContributions(own, id, Paper.Contributions, step).RunAsync(ct);
    }

    private async Task<Session> AppointAdminAsync(CancellationToken ct)
    {
        var person = seed.People.Single(p => p.Role == "community-admin");
        await city.AppointAsync(admin, person, person.Role!, scope, canDelegate: true, ct);
        step();
        return await city.SignInAsync(person, ct);
    }

    private async Task<Dictionary<string, Guid>> RegisterUnitsAsync(Session own, CancellationToken ct)
    {
        var known = await own.ListAsync<Named>($"/api/registry/units?community={id}&state=all", ct);
        known.AddRange(await admin.ListAsync<Named>("/api/registry/units?partner=true&state=all", ct));
        var units = known.ToDictionary(u => u.Name, u => u.Id);
        foreach (var unit in Paper.Units)
        {
            if (!units.ContainsKey(unit.Name))
            {
                // A partner unit belongs to no community, so the sub-district registers it.
                var by = unit.Partner ? admin : own;
                units[unit.Name] = (await by.PostAsync<Created>("/api/registry/units",
                    new { communityId = unit.Partner ? (Guid?)null : id, kind = unit.Kind, name = unit.Name }, ct)).Id;
            }

            step();
        }

        return units;
    }

    /// <returns>The people of in-service members, by the member's number.</returns>
    private async Task<Dictionary<int, Guid>> AppointPeopleAsync(Session own, Dictionary<string, Guid> units, CancellationToken ct)
    {
        Dictionary<int, Guid> members = [];
        foreach (var person in seed.People.Where(p => p.Role != "community-admin"))
        {
            var where = person.Unit is { } unit ? $"{scope}.{units[unit]:N}" : scope;
            var personId = await city.AppointAsync(own, person, person.Role!, where, canDelegate: false, ct);
            if (person.Member is { } number)
            {
                members[number] = personId;
            }

            step();
        }

        return members;
    }

    private async Task<List<Guid>> ReportInAsync(Session own, Dictionary<int, Guid> people, CancellationToken ct)
    {
        List<Guid> members = [];
        if (Paper.Members is not { } seeds)
        {
            return members;
        }

        var known = (await own.ListAsync<Named>($"/api/registry/members?community={id}&state=all", ct)).ToDictionary(m => m.Name, m => m.Id);
        for (var number = 1; number <= seeds.Count; number++)
        {
            var name = string.Format(CultureInfo.InvariantCulture, seeds.Name, number);
            members.Add(known.TryGetValue(name, out var there)
                ? there
                : (await own.PostAsync<Created>($"/api/registry/communities/{id}/members",
                    new { name, on = seeds.ReportedInOn, personId = people.TryGetValue(number, out var person) ? person : (Guid?)null }, ct)).Id);
            step();
        }

        return members;
    }

    private async Task RecordProfileAsync(Session own, CancellationToken ct)
    {
        if (Paper.Profile is not { } profile)
        {
            return;
        }

        var path = $"/api/registry/communities/{id}/profiles/{profile.Year}";
        if (!await own.ExistsAsync(path, ct))
        {
            await own.SendAsync(HttpMethod.Put, path, new { figures = profile.Figures }, ct);
        }

        step();
    }
}
