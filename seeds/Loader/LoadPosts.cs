namespace Linli.Loader;

/// <summary>The sub-district sets how many places each post has; the community enters who claimed it, member after member.</summary>
internal sealed class LoadPosts(Session admin, Session own, Guid communityId, IReadOnlyList<PostSeed> seeds, IReadOnlyList<Guid> members, Action step)
{
    public async Task RunAsync(CancellationToken ct)
    {
        if (seeds.Count == 0)
        {
            return;
        }

        var posts = (await own.GetAsync<List<Post>>($"/api/registry/communities/{communityId}/posts", ct)).ToDictionary(p => p.Name);
        var claimed = 0;
        foreach (var seed in seeds)
        {
            var post = posts.GetValueOrDefault(seed.Name) ?? throw new LoadException($"There is no post {seed.Name}");
            if (post.Limit != seed.Limit)
            {
                await admin.SendAsync(HttpMethod.Put, $"/api/registry/posts/{post.Id}", new { name = post.Name, limit = seed.Limit }, ct);
            }

            step();
            await ClaimAsync(post.Id, members.Skip(claimed).Take(seed.Claimed), ct);
            claimed += seed.Claimed;
        }
    }

    private async Task ClaimAsync(Guid post, IEnumerable<Guid> claimants, CancellationToken ct)
    {
        var there = (await own.GetAsync<List<Claim>>($"/api/registry/posts/{post}/claims?ended=true", ct)).Select(c => c.MemberId).ToHashSet();
        foreach (var memberId in claimants)
        {
            if (!there.Contains(memberId))
            {
                await own.PostAsync<Created>($"/api/registry/posts/{post}/claims", new { memberId }, ct);
            }

            step();
        }
    }
}
