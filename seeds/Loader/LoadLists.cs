namespace Linli.Loader;

/// <summary>What units offer, what the community needs and undertakes, who took it upon themselves and what came of it.</summary>
internal sealed class LoadLists(Session own, Guid communityId, PaperSeed paper, IReadOnlyDictionary<string, Guid> units, Action step)
{
    public async Task RunAsync(CancellationToken ct)
    {
        Dictionary<string, Guid> resources = [];
        foreach (var seed in paper.Resources)
        {
            resources[seed.Title] = await FindAsync($"/api/registry/resources?unit={units[seed.Unit]}&state=all", seed.Title, ct) ?? (await own.PostAsync<Created>(
                $"/api/registry/units/{units[seed.Unit]}/resources",
                new { title = seed.Title, kind = seed.Kind, workArea = seed.WorkArea, quantity = seed.Quantity, from = seed.From, to = seed.To, conditions = seed.Conditions }, ct)).Id;
            step();
        }

        foreach (var seed in paper.Needs)
        {
            if (await FindAsync($"/api/registry/needs?community={communityId}&state=all", seed.Title, ct) is null)
            {
                await EnterAsync(seed, resources, ct);
            }

            step();
        }

        foreach (var seed in paper.Projects)
        {
            if (await FindAsync($"/api/registry/projects?community={communityId}&state=all", seed.Title, ct) is null)
            {
                await ProposeAsync(seed, ct);
            }

            step();
        }
    }

    private async Task ProposeAsync(ProjectSeed seed, CancellationToken ct)
    {
        var project = (await own.PostAsync<Created>($"/api/registry/communities/{communityId}/projects", new
        {
            title = seed.Title,
            kind = seed.Kind,
            workArea = seed.WorkArea,
            goal = seed.Goal,
            aim = seed.Aim,
            measure = seed.Measure,
            startsOn = seed.On,
            dueOn = seed.DueOn,
            on = seed.On,
        }, ct)).Id;
        await own.PostAsync<Created>($"/api/registry/projects/{project}/claims", new { unitId = units[seed.Unit], on = seed.On }, ct);
        await own.SendAsync(HttpMethod.Post, $"/api/registry/projects/{project}/start", null, ct);
    }

    private async Task EnterAsync(NeedSeed seed, Dictionary<string, Guid> resources, CancellationToken ct)
    {
        var wantedBy = seed.WantedBy ?? DateOnly.FromDateTime(DateTime.UtcNow).AddDays(seed.InDays);
        var need = (await own.PostAsync<Created>($"/api/registry/communities/{communityId}/needs",
            new { title = seed.Title, kind = seed.Kind, workArea = seed.WorkArea, group = seed.Group, wantedBy, on = seed.On }, ct)).Id;
        if (seed.Unit is null)
        {
            return;
        }

        await own.PostAsync<Created>($"/api/registry/needs/{need}/claims",
            new { unitId = units[seed.Unit], resourceId = seed.Resource is { } title ? resources[title] : (Guid?)null, on = seed.On }, ct);
        if (seed.Result is null)
        {
            await own.SendAsync(HttpMethod.Post, $"/api/registry/needs/{need}/start", null, ct);
        }
        else
        {
            await own.SendAsync(HttpMethod.Post, $"/api/registry/needs/{need}/finish", new { result = seed.Result, on = seed.WantedBy }, ct);
        }
    }

    private async Task<Guid?> FindAsync(string list, string title, CancellationToken ct) =>
        (await own.ListAsync<Titled>($"{list}&q={Uri.EscapeDataString(title)}", ct)).Find(row => row.Title == title)?.Id;

    private sealed record Titled(Guid Id, string Title);
}
