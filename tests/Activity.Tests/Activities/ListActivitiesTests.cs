using System.Net;
using Xunit;

namespace Linli.Activity.Tests.Activities;

public sealed class ListActivitiesTests(ActivityHost host)
{
    [Fact]
    public async Task The_list_is_searched_filtered_sorted_and_paged_without_losing_a_row()
    {
        var here = await Neighbourhood.AsyncFor(host);
        for (var day = 1; day <= 5; day++)
        {
            var date = day;
            await here.ActivityAsync(a => (a["title"], a["kind"], a["startsAt"], a["endsAt"]) =
                ($"清扫 {date}", date == 1 ? "visit" : "environment", $"2012-04-0{date}T09:00:00+08:00", $"2012-04-0{date}T10:00:00+08:00"));
        }
        await here.ActivityAsync(a => a["title"] = "100%_满意");

        Assert.Equal(["清扫 5", "清扫 4", "清扫 3", "清扫 2"], await TitlesAsync(here.Worker, "/activities?month=2012-04&kind=environment&size=3"));
        Assert.Equal(["清扫 1", "清扫 2", "清扫 3", "清扫 4", "清扫 5"], await TitlesAsync(here.Worker, "/activities?month=2012&sort=on&size=2"));
        Assert.Equal(["清扫 1", "清扫 2", "清扫 3", "清扫 4", "清扫 5"], await TitlesAsync(here.Worker, "/activities?q=清扫&sort=title&size=2"));
        Assert.Equal(["100%_满意"], await TitlesAsync(here.Worker, "/activities?q=%25_"));
        Assert.Empty(await TitlesAsync(here.Worker, "/activities?state=held"));
    }

    [Fact]
    public async Task The_export_holds_the_same_rows_and_no_formula()
    {
        var here = await Neighbourhood.AsyncFor(host);
        await here.ActivityAsync(a => a["title"] = "=1+1");

        using var response = await here.Worker.GetAsync(new Uri("/activities.csv", UriKind.Relative));

        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("工作领域", lines[0], StringComparison.Ordinal);
        Assert.Contains(",'=1+1,", lines[1], StringComparison.Ordinal);
        Assert.Contains("结对共建", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_liaison_sees_the_activities_of_their_unit_and_no_others()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var unit = await here.UnitAsync();
        await here.ActivityAsync(a => a["title"] = "别的");
        await here.ActivityAsync(a => (a["title"], a["unitIds"]) = ("我们的", new System.Text.Json.Nodes.JsonArray(unit)));
        var liaison = await here.Tenant.AsAsync("unit-liaison", here.Community, unit);

        Assert.Equal(["我们的"], await TitlesAsync(liaison, "/activities"));
        Assert.Equal(HttpStatusCode.OK, (await liaison.ReadAsync($"/units/{unit}/effort")).Status);
    }

    [Fact]
    public async Task Nobody_and_the_city_see_no_list()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Client(null).ReadAsync("/activities")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.City().ReadAsync("/activities")).Status);
    }

    private static async Task<List<string?>> TitlesAsync(HttpClient client, string path)
    {
        List<string?> titles = [];
        for (string? after = ""; after is not null;)
        {
            var page = (await client.ReadAsync($"{path}{(path.Contains('?') ? '&' : '?')}after={after}")).Body!;
            titles.AddRange(page["items"]!.AsArray().Select(i => (string?)i!["title"]));
            after = (string?)page["next"];
        }
        return titles;
    }
}
