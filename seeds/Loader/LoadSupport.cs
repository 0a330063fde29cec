namespace Linli.Loader;

/// <summary>A sub-district lets the operator in, who looks at a few pages; then it shuts the door. What was looked at stays to be seen.</summary>
internal sealed class LoadSupport(LoadCity city, Session admin, string scope)
{
    public async Task RunAsync(SupportSeed support, CancellationToken ct)
    {
        var doors = await admin.GetAsync<Listed<Door>>("/api/identity/support/doors", ct);
        var door = doors.Items.FirstOrDefault(d => d.Reason == support.Reason);
        if (door is { IsOpen: false })
        {
            return;
        }

        // One that an interrupted run left open is gone through again.
        var id = door?.Id ?? (await admin.PostAsync<Created>("/api/identity/support/doors", new { hours = support.Hours, reason = support.Reason }, ct)).Id;
        using (var @operator = await city.SignInAsOperatorAsync(ct))
        {
            await @operator.SwitchAsync(scope, ct);
            foreach (var page in support.Pages)
            {
                await @operator.LookAsync(page, ct);
            }
        }

        await admin.SendAsync(HttpMethod.Post, $"/api/identity/support/doors/{id}/end", null, ct);
    }

    private sealed record Door(Guid Id, string Reason, bool IsOpen);
}
