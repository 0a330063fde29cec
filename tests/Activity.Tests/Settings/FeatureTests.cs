using System.Net;
using Linli.ServiceDefaults.Settings;
using Linli.TestKit;
using Xunit;

namespace Linli.Activity.Tests.Settings;

public sealed class FeatureTests(ActivityHost host)
{
    [Theory]
    [InlineData(Features.Contributions, "/contributions", "/activities")]
    [InlineData(Features.Activities, "/activities", "/contributions")]
    public async Task A_feature_that_is_switched_off_answers_with_its_code_and_the_others_go_on(string feature, string off, string on)
    {
        var here = await Neighbourhood.AsyncFor(host);

        await host.Events.SetAsync(here.Tenant.Id, featuresOff: [feature]);
        await Eventually.Async(async () => (string?)(await here.Worker.ReadAsync(off)).Body?["code"] == "feature.off");

        Assert.Equal(HttpStatusCode.OK, (await here.Worker.ReadAsync(on)).Status);
    }

    [Fact]
    public async Task A_record_counts_in_a_work_area_of_the_sub_districts_own_and_is_exported_under_its_name()
    {
        var here = await Neighbourhood.AsyncFor(host);
        await host.Events.SetAsync(here.Tenant.Id, areas: [new("service", "社区服务"), new("service-1", "文体活动")]);

        await here.GiftAsync(g => g["workArea"] = "service-1");

        await Eventually.Async(async () => (await here.Worker.GetStringAsync(new Uri("/contributions.csv", UriKind.Relative), TestContext.Current.CancellationToken))
            .Contains("文体活动", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_work_area_that_counts_in_none_of_the_citys_is_refused()
    {
        var here = await Neighbourhood.AsyncFor(host);

        var refused = await here.Worker.PostAsync("/contributions", new { workArea = "sport-1" });

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.NotNull(refused.Body!["errors"]!["workArea"]);
    }
}
