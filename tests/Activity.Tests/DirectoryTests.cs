using System.Net;
using Xunit;

namespace Linli.Activity.Tests;

public sealed class DirectoryTests(ActivityHost host)
{
    [Fact]
    public async Task A_community_chooses_among_its_own_and_partner_units()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var sibling = await here.SiblingAsync();
        await here.UnitAsync("气象局");
        await here.UnitAsync("文通学院", partner: true);
        await here.UnitAsync("邮政局", community: sibling);

        var directory = (await here.Worker.ReadAsync($"/directory?community={here.Community}")).Body!;

        Assert.Equal(["气象局", "文通学院"], directory["units"]!.AsArray().Select(u => (string?)u!["name"]));
        Assert.Equal(["健康路社区"], directory["communities"]!.AsArray().Select(c => (string?)c!["name"]));
        Assert.Equal(HttpStatusCode.NotFound, (await here.Worker.ReadAsync($"/directory?community={sibling}")).Status);
    }
}
