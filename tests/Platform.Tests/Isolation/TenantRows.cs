namespace Linli.Platform.Tests.Isolation;

internal static class TenantRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        new("tenant", "GET /tenants", Expect.CityOnly, w => Task.FromResult(new Call("/tenants"))),
        new("tenant", "GET /tenants/export", Expect.CityOnly, w => Task.FromResult(new Call("/tenants/export"))),
        new("tenant", "GET /tenants/{id:guid}", Expect.CityOnly, w => Task.FromResult(new Call($"/tenants/{w.TenantId}"))),
        new("tenant", "POST /tenants", Expect.CityOnly, w => Task.FromResult(new Call("/tenants", new
        {
            name = w.Text("丙街道"), code = NextCode(), adminName = "admin", adminEmail = $"{Guid.NewGuid():N}@example.cn",
        }))),
        new("tenant", "POST /tenants/{id:guid}/suspension", Expect.CityOnly, async w => new($"/tenants/{await TenantAsync(w)}/suspension", Why)),
        new("tenant", "POST /tenants/{id:guid}/closure", Expect.CityOnly, async w => new($"/tenants/{await TenantAsync(w)}/closure", Why)),
        new("tenant", "POST /tenants/{id:guid}/resumption", Expect.CityOnly, async w =>
        {
            var id = await TenantAsync(w);
            await w.SendAsync(HttpMethod.Post, "tenant", $"/tenants/{id}/suspension", Why, w.Matrix.Run.CityToken);
            return new($"/tenants/{id}/resumption", Why);
        }),
        new("tenant", "GET /tenants/{id:guid}/changes", Expect.CityOnly, w => Task.FromResult(new Call($"/tenants/{w.TenantId}/changes"))),
        new("tenant", "POST /tenants/{id:guid}/deletion", Expect.CityOnly, async w =>
        {
            var (id, code) = await ClosedAsync(w);
            return new($"/tenants/{id}/deletion", new { reason = "并入邻街道", code }, As: w.Matrix.Run.OperatorToken);
        }),
        new("tenant", "DELETE /tenants/{id:guid}/deletion", Expect.CityOnly, async w => new($"/tenants/{(await DeletionAsync(w)).Tenant}/deletion", As: w.Matrix.Run.OperatorToken)),
        new("tenant", "GET /deletions", Expect.CityOnly, w => Task.FromResult(new Call("/deletions"))),
        new("tenant", "GET /deletions/{id:guid}", Expect.CityOnly, async w => new($"/deletions/{(await DeletionAsync(w)).Deletion}")),
        new("tenant", "GET /archives", Expect.CityOnly, async w =>
        {
            await ArchiveAsync(w);
            return new("/archives", As: w.Matrix.Run.OperatorToken);
        }),
        new("tenant", "POST /archives", Expect.CityOnly, w => Task.FromResult(new Call("/archives", Lifecycle.ArchiveFile.Minimal(NextCode()).ToBytes(), As: w.Matrix.Run.OperatorToken))),
        new("tenant", "GET /archives/{id:guid}", Expect.CityOnly, async w => new($"/archives/{await ArchiveAsync(w)}", As: w.Matrix.Run.OperatorToken)),
        new("tenant", "POST /archives/{id:guid}/import", Expect.CityOnly, async w => new($"/archives/{await ArchiveAsync(w)}/import", As: w.Matrix.Run.OperatorToken)),
        new("tenant", "POST /archives/{id:guid}/cancellation", Expect.CityOnly, async w => new($"/archives/{await Lifecycle.ArchiveRows.HeldAsync(w, await ArchiveAsync(w))}/cancellation", As: w.Matrix.Run.OperatorToken)),
        new("tenant", "DELETE /archives/{id:guid}", Expect.CityOnly, async w => new($"/archives/{await ArchiveAsync(w)}", As: w.Matrix.Run.OperatorToken)),
        new("tenant", "POST /tenant/exports", Expect.Filtered, async w =>
        {
            await ExportAsync(w);
            return new("/tenant/exports");
        }),
        new("tenant", "GET /tenant/exports", Expect.Filtered, async w =>
        {
            await ExportAsync(w);
            return new("/tenant/exports");
        }),
        new("tenant", "GET /tenant/exports/{id:guid}/archive", Expect.Refused, async w => new($"/tenant/exports/{await ExportAsync(w)}/archive")),
        new("tenant", "POST /tenant/exports/{id:guid}/cancellation", Expect.Refused, async w => new($"/tenant/exports/{await Lifecycle.ExportRows.HeldAsync(w)}/cancellation")),
        .. ImportRows.Of("tenant", "/tenants/import", Expect.CityOnly,
            w => $"街道名称,区划代码,首位管理员姓名,管理员手机\n{w.Text("丁街道")},{NextCode()},admin,138{Random.Shared.Next(10_000_000, 99_999_999)}\n", w => w.Matrix.Run.CityToken),
        new("tenant", "GET /tenant", Expect.Filtered, w => Task.FromResult(new Call("/tenant", NotForSiblings: false))),

        new("tenant", "GET /communities", Expect.Filtered, w => Task.FromResult(new Call("/communities"))),
        new("tenant", "GET /communities/export", Expect.Filtered, w => Task.FromResult(new Call("/communities/export"))),
        new("tenant", "GET /communities/{id:guid}", Expect.Refused, w => Task.FromResult(new Call($"/communities/{w.CommunityId}"))),
        new("tenant", "POST /communities", Expect.Filtered, w => Task.FromResult(new Call("/communities", new { name = $"新社区{Guid.NewGuid():N}" }))),
        new("tenant", "PUT /communities/{id:guid}/name", Expect.Refused, async w => new($"/communities/{await CommunityAsync(w)}/name", new { name = w.Text("改名") })),
        new("tenant", "POST /communities/{id:guid}/retirement", Expect.Refused, async w => new($"/communities/{await CommunityAsync(w)}/retirement")),

        new("tenant", "GET /communities/{id:guid}/history", Expect.Refused, w => Task.FromResult(new Call($"/communities/{w.CommunityId}/history"))),
        new("tenant", "POST /communities/mergers", Expect.Refused, async w => new("/communities/mergers", new { from = new[] { await CommunityAsync(w) }, into = await CommunityAsync(w) })),
        new("tenant", "POST /communities/{id:guid}/splits", Expect.Refused, async w => new($"/communities/{await CommunityAsync(w)}/splits", new { name = w.Text("新社区"), units = new[] { Guid.CreateVersion7() } })),
        new("tenant", "DELETE /changes/{id:guid}", Expect.Refused, async w => new($"/changes/{await ChangeAsync(w, DateOnly.FromDateTime(DateTime.UtcNow.AddDays(9)))}")),
        new("tenant", "POST /changes/{id:guid}/undo", Expect.Refused, async w => new($"/changes/{await ChangeAsync(w, null)}/undo")),

        new("tenant", "GET /communities/{communityId:guid}/grids", Expect.Refused, async w =>
        {
            await GridAsync(w);
            return new($"/communities/{w.CommunityId}/grids");
        }),
        new("tenant", "POST /communities/{communityId:guid}/grids", Expect.Refused, w => Task.FromResult(new Call($"/communities/{w.CommunityId}/grids", new { name = w.Text("网格") }))),
        new("tenant", "PUT /communities/{communityId:guid}/grids/{id:guid}/name", Expect.Refused, async w => new($"/communities/{w.CommunityId}/grids/{await GridAsync(w)}/name", new { name = w.Text("网格") })),
        new("tenant", "POST /communities/{communityId:guid}/grids/{id:guid}/mergers", Expect.Refused, async w => new($"/communities/{w.CommunityId}/grids/{await GridAsync(w)}/mergers", new { from = new[] { await GridAsync(w) } })),
        new("tenant", "POST /communities/{communityId:guid}/grids/{id:guid}/retirement", Expect.Refused, async w => new($"/communities/{w.CommunityId}/grids/{await GridAsync(w)}/retirement")),

        new("tenant", "GET /work-areas", Expect.Filtered, w => Task.FromResult(new Call("/work-areas", NotForSiblings: false))),
        new("tenant", "PUT /work-areas", Expect.Filtered, w => Task.FromResult(new Call("/work-areas", new { areas = new[] { new { code = "party", name = "党建工作共创" } } }))),
        .. SettingsRows.All,
    ];

    private static readonly object Why = new { reason = "年度检查" };

    private static int codes;

    /// <summary>One of its own: the world's sub-district has to go on working.</summary>
    private static Task<Guid> TenantAsync(World w) => TenantAsync(w, NextCode());

    private static Task<Guid> TenantAsync(World w, string code) => w.PostAsync("tenant", "/tenants", new
    {
        name = $"街道{Guid.NewGuid():N}", code, adminName = "admin", adminEmail = $"{Guid.NewGuid():N}@example.cn",
    }, w.Matrix.Run.CityToken);

    private static string NextCode() => $"650111{100 + Interlocked.Increment(ref codes)}000";

    private static async Task<(Guid Id, string Code)> ClosedAsync(World w)
    {
        var code = NextCode();
        var id = await TenantAsync(w, code);
        await w.SendAsync(HttpMethod.Post, "tenant", $"/tenants/{id}/closure", Why, w.Matrix.Run.CityToken);
        return (id, code);
    }

    private static async Task<(Guid Tenant, Guid Deletion)> DeletionAsync(World w)
    {
        var (id, code) = await ClosedAsync(w);
        return (id, await w.PostAsync("tenant", $"/tenants/{id}/deletion", new { reason = "并入邻街道", code }, w.Matrix.Run.OperatorToken));
    }

    /// <summary>Of a sub-district that is not here.</summary>
    private static Task<Guid> ArchiveAsync(World w) => w.PostAsync("tenant", "/archives", Lifecycle.ArchiveFile.Minimal(NextCode()).ToBytes(), w.Matrix.Run.OperatorToken);

    /// <summary>One that is done, so that the next may begin.</summary>
    private static async Task<Guid> ExportAsync(World w)
    {
        await Lifecycle.ExportRows.ReleaseAsync(w);
        await TestKit.Eventually.Async(async () => !await Lifecycle.ExportRows.UnderWayAsync(w));
        var id = await w.PostAsync("tenant", "/tenant/exports");
        await TestKit.Eventually.Async(async () => !await Lifecycle.ExportRows.UnderWayAsync(w));
        return id;
    }

    private static Task<Guid> CommunityAsync(World w) => w.PostAsync("tenant", "/communities", new { name = w.Text("社区") });

    /// <summary>A new name of a community of its own: from today on, or announced.</summary>
    private static async Task<Guid> ChangeAsync(World w, DateOnly? from)
    {
        var community = await CommunityAsync(w);
        await w.SendAsync(HttpMethod.Put, "tenant", $"/communities/{community}/name", new { name = w.Text("改名"), from });
        return (await w.SendAsync(HttpMethod.Get, "tenant", $"/communities/{community}/history"))[0].GetProperty("id").GetGuid();
    }

    private static Task<Guid> GridAsync(World w) => w.PostAsync("tenant", $"/communities/{w.CommunityId}/grids", new { name = w.Text("网格") });
}
