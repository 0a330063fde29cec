using System.Text.Json.Nodes;
using Xunit;

namespace Linli.Activity.Tests;

public sealed class SensitiveUnitTests(ActivityHost host)
{
    private const string Name = "边防某部";

    [Fact]
    public async Task A_sensitive_unit_bears_its_name_only_for_those_who_may_see_it()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var unit = await here.UnitAsync(Name, kind: "military");
        var activity = await here.HeldActivityAsync(a => a["unitIds"] = new JsonArray(unit));
        await here.Worker.PostAsync($"/activities/{activity}/participations", new { entries = new object[] { new { unitId = unit, groupName = "官兵", persons = 12, minutesEach = 60 } } });
        var gift = await here.GiftAsync(g => (g["giver"], g["giverUnitId"]) = (null, unit));

        foreach (var path in (string[])[$"/directory?community={here.Community}", $"/activities/{activity}", $"/activities/{activity}/participations", "/contributions", $"/contributions/{gift}", "/contributions.csv", $"/units/{unit}/effort"])
        {
            var (worker, admin) = (await here.Worker.GetStringAsync(path), await here.Admin.GetStringAsync(path));
            Assert.True(admin.Contains(Name, StringComparison.Ordinal), path);
            Assert.True(worker.Contains("（敏感单位）", StringComparison.Ordinal) && !worker.Contains(Name, StringComparison.Ordinal), path);
        }
    }

    [Fact]
    public async Task Nobody_finds_what_a_sensitive_unit_gave_by_a_name_that_they_do_not_see()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var unit = await here.UnitAsync(Name, kind: "military");
        await here.GiftAsync(g => (g["giver"], g["giverUnitId"]) = (null, unit));
        var search = $"/contributions?q={Uri.EscapeDataString(Name)}";

        Assert.Single((await here.Admin.ReadAsync(search)).Body!["items"]!.AsArray());
        Assert.Empty((await here.Worker.ReadAsync(search)).Body!["items"]!.AsArray());
    }
}
