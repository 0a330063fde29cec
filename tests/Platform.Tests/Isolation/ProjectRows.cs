namespace Linli.Platform.Tests.Isolation;

internal static class ProjectRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        new("registry", "GET /projects", Expect.Filtered, async w =>
        {
            await ProjectAsync(w);
            return new("/projects");
        }),
        new("registry", "GET /projects/export", Expect.Filtered, async w =>
        {
            await ProjectAsync(w);
            return new("/projects/export");
        }),
        new("registry", "GET /projects/todo", Expect.Filtered, async w =>
        {
            await w.PostAsync("registry", $"/communities/{w.CommunityId}/projects", Project(w, "2026-01-05"));
            return new("/projects/todo");
        }),
        new("registry", "GET /projects/{id:guid}", Expect.Refused, async w => new($"/projects/{await ProjectAsync(w)}")),
        new("registry", "GET /projects/{id:guid}/suggestions", Expect.Refused, async w =>
        {
            await ListRows.NeedAsync(w);
            await ListRows.ResourceAsync(w);
            return new($"/projects/{await ProjectAsync(w)}/suggestions");
        }),
        new("registry", "GET /needs/{id:guid}/projects", Expect.Refused, async w =>
        {
            await ProjectAsync(w);
            return new($"/needs/{await ListRows.NeedAsync(w)}/projects");
        }),
        new("registry", "GET /resources/{id:guid}/projects", Expect.Refused, async w =>
        {
            await ProjectAsync(w);
            return new($"/resources/{await ListRows.ResourceAsync(w)}/projects");
        }),
        new("registry", "POST /communities/{communityId:guid}/projects", Expect.Refused, w => Task.FromResult(new Call($"/communities/{w.CommunityId}/projects", Project(w)))),
        new("registry", "PUT /projects/{id:guid}", Expect.Refused, async w =>
        {
            var id = await ProjectAsync(w);
            var version = (await w.SendAsync(HttpMethod.Get, "registry", $"/projects/{id}")).GetProperty("version").GetUInt32();
            return new($"/projects/{id}?version={version}", Project(w));
        }),
        new("registry", "POST /projects/{id:guid}/claims", Expect.Refused, async w => new($"/projects/{await ProjectAsync(w)}/claims", new { unitId = await RegistryRows.UnitAsync(w) })),
        new("registry", "POST /project-claims/{id:guid}/withdraw", Expect.Refused, async w => new($"/project-claims/{(await TakenOnAsync(w)).Claim}/withdraw", new { reason = "人手不够" })),
        new("registry", "POST /projects/{id:guid}/needs", Expect.Refused, async w => new($"/projects/{await ProjectAsync(w)}/needs", new { needId = await ListRows.NeedAsync(w) })),
        new("registry", "DELETE /project-needs/{id:guid}", Expect.Refused, async w => new($"/project-needs/{(await WithNeedAsync(w)).Part}")),
        new("registry", "POST /project-needs/{id:guid}/meet", Expect.Refused, async w =>
        {
            var (project, part) = await WithNeedAsync(w);
            await w.PostAsync("registry", $"/projects/{project}/claims", new { unitId = await RegistryRows.UnitAsync(w) });
            await w.SendAsync(HttpMethod.Post, "registry", $"/projects/{project}/start");
            await w.SendAsync(HttpMethod.Post, "registry", $"/projects/{project}/finish", new { result = w.Text("完成"), reached = 1 });
            return new($"/project-needs/{part}/meet", new { result = w.Text("已满足") });
        }),
        new("registry", "POST /projects/{id:guid}/resources", Expect.Refused, async w => new($"/projects/{await ProjectAsync(w)}/resources", new { resourceId = await ListRows.ResourceAsync(w) })),
        new("registry", "POST /project-resources/{id:guid}/withdraw", Expect.Refused, async w =>
        {
            var part = await w.PostAsync("registry", $"/projects/{await ProjectAsync(w)}/resources", new { resourceId = await ListRows.ResourceAsync(w) });
            return new($"/project-resources/{part}/withdraw");
        }),
        new("registry", "POST /projects/{id:guid}/notes", Expect.Refused, async w => new($"/projects/{await ProjectAsync(w)}/notes", new { text = w.Text("选址") })),
        new("registry", "POST /projects/{id:guid}/start", Expect.Refused, async w => new($"/projects/{(await TakenOnAsync(w)).Project}/start")),
        new("registry", "POST /projects/{id:guid}/finish", Expect.Refused, async w =>
        {
            var (project, _) = await TakenOnAsync(w);
            await w.SendAsync(HttpMethod.Post, "registry", $"/projects/{project}/start");
            return new($"/projects/{project}/finish", new { result = w.Text("完成"), reached = 1 });
        }),
        new("registry", "POST /projects/{id:guid}/cancel", Expect.Refused, async w => new($"/projects/{await ProjectAsync(w)}/cancel", new { reason = "经费没有落实" })),
    ];

    private static Task<Guid> ProjectAsync(World w) => w.PostAsync("registry", $"/communities/{w.CommunityId}/projects", Project(w));

    private static async Task<(Guid Project, Guid Claim)> TakenOnAsync(World w)
    {
        var project = await ProjectAsync(w);
        return (project, await w.PostAsync("registry", $"/projects/{project}/claims", new { unitId = await RegistryRows.UnitAsync(w) }));
    }

    private static async Task<(Guid Project, Guid Part)> WithNeedAsync(World w)
    {
        var project = await ProjectAsync(w);
        return (project, await w.PostAsync("registry", $"/projects/{project}/needs", new { needId = await ListRows.NeedAsync(w) }));
    }

    private static object Project(World w, string? on = null) => new
    {
        title = w.Text("检修电路"),
        kind = "skill",
        workArea = "service",
        goal = w.Text("服务点"),
        aim = 1,
        measure = "个",
        startsOn = "2026-01-05",
        dueOn = "2099-12-31",
        on,
    };
}
