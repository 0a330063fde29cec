using System.Net;
using System.Text.Json.Nodes;
using Linli.Contracts.Activity.V1;
using Xunit;

namespace Linli.Activity.Tests.Contributions;

public sealed class ContributionTests(ActivityHost host)
{
    [Fact]
    public async Task Money_adds_up_to_the_cent_and_things_stay_apart()
    {
        var here = await Neighbourhood.AsyncFor(host);
        decimal[] amounts = [0.1m, 0.2m, 1500m, 5000.01m, 199_999.99m];
        foreach (var amount in amounts)
        {
            await here.GiftAsync(g => g["amount"] = amount);
        }
        await here.GiftAsync(g => (g["kind"], g["description"], g["amount"]) = ("in_kind", "棉被 20 床", 4000));
        await here.GiftAsync(g => (g["kind"], g["description"], g["amount"]) = ("service", "免费改造线路", null));
        var mistaken = await here.GiftAsync(g => g["amount"] = 99.99m);
        await here.Worker.PostAsync($"/contributions/{mistaken}/void", new { reason = "重复" });

        var totals = (await here.Worker.ReadAsync("/contributions/totals")).Body!;

        Assert.Equal((7, amounts.Sum(), 4000m, 0m), ((int)totals["count"]!, (decimal)totals["money"]!, (decimal)totals["inKind"]!, (decimal)totals["service"]!));
        Assert.Equal(1500.1m, (decimal)(await here.Worker.ReadAsync("/contributions?sort=-amount&size=1")).Body!["items"]![0]!["amount"]! - 198_499.89m);
    }

    [Fact]
    public async Task A_person_in_hardship_is_kept_by_surname_only()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.GiftAsync(g => g["receiver"] = "欧阳明");

        var read = await here.Worker.ReadAsync($"/contributions/{id}");

        Assert.Equal("欧阳某", (string?)read.Body!["now"]!["receiver"]);
        Assert.DoesNotContain("欧阳明", read.Body!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_tells_the_difference_and_keeps_what_was_said()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.GiftAsync();
        var version = (await here.Worker.ReadAsync($"/contributions/{id}")).Body!["version"]!;

        var corrected = await here.Worker.PutAsync($"/contributions/{id}", here.Gift(g => (g["amount"], g["reason"], g["version"]) = (1800.5m, "收据为准", version.DeepClone())));

        Assert.Equal(HttpStatusCode.NoContent, corrected.Status);
        var told = await host.Events.NextAsync<ContributionRecorded>(e => e.ContributionId == id && e.FormerAmount is not null);
        Assert.Equal((1800.5m, 1500m, false), (told.Amount, told.FormerAmount, told.Voided));
        var change = (await here.Worker.ReadAsync($"/contributions/{id}")).Body!["corrections"]![0]!;
        Assert.Equal(("收据为准", 1500m), ((string?)change["reason"], (decimal)change["former"]!["amount"]!));
        Assert.Equal("stale", (await here.Worker.PutAsync($"/contributions/{id}", here.Gift(g => (g["reason"], g["version"]) = ("x", version.DeepClone())))).Code);
    }

    [Fact]
    public async Task A_contribution_that_belongs_elsewhere_is_told_anew_under_the_same_id()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.GiftAsync();
        var version = (await here.Worker.ReadAsync($"/contributions/{id}")).Body!["version"]!.DeepClone();

        await here.Worker.PutAsync($"/contributions/{id}", here.Gift(g => (g["workArea"], g["reason"], g["version"]) = ("environment", "领域选错", version)));

        var told = await host.Events.NextAsync<ContributionRecorded>(e => e.ContributionId == id && e.WorkArea == "environment");
        Assert.Equal((1500m, 1500m, false), (told.Amount, told.FormerAmount, told.Voided));
    }

    [Fact]
    public async Task A_voided_contribution_is_told_kept_and_unchangeable()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.GiftAsync(g => g["receiptNo"] = "2010-001");

        Assert.Equal(HttpStatusCode.NoContent, (await here.Worker.PostAsync($"/contributions/{id}/void", new { reason = "重复登记" })).Status);

        var told = await host.Events.NextAsync<ContributionRecorded>(e => e.ContributionId == id && e.Voided);
        Assert.Equal((0m, 1500m), (told.Amount, told.FormerAmount));
        var read = (await here.Worker.ReadAsync($"/contributions/{id}")).Body!;
        Assert.Equal("重复登记", (string?)read["voided"]!["reason"]);
        Assert.Equal("contribution.voided", (await here.Worker.PutAsync($"/contributions/{id}", here.Gift(g => (g["reason"], g["version"]) = ("x", read["version"]!.DeepClone())))).Code);
        Assert.Equal("contribution.voided", (await here.Worker.PostAsync($"/contributions/{id}/void", new { reason = "x" })).Code);
        await here.GiftAsync(g => g["receiptNo"] = "2010-001");
    }

    [Theory]
    [InlineData("zh-Hans", "这个收据号已经用过了。", "金额最多保留两位小数（分）。")]
    [InlineData("en", "This receipt number is already used.", "The amount has two decimals at most.")]
    public async Task Bad_input_is_refused_at_its_field_in_the_persons_language(string language, string taken, string cents)
    {
        var here = await Neighbourhood.AsyncFor(host);
        var worker = here.Speaking(language, await here.Tenant.TokenAsync("community-worker", here.Community));
        await here.GiftAsync(g => g["receiptNo"] = "7");

        var twice = await worker.PostAsync("/contributions", here.Gift(g => g["receiptNo"] = "7"));
        Assert.Equal((HttpStatusCode.Conflict, "contribution.receipt_taken", "receiptNo", taken), (twice.Status, twice.Code, twice.Field, twice.Title));
        Assert.Equal(cents, (await worker.PostAsync("/contributions", here.Gift(g => g["amount"] = 1.005m))).ErrorAt("amount"));
        Assert.NotNull((await worker.PostAsync("/contributions", here.Gift(g => g["amount"] = -5))).ErrorAt("amount"));
        Assert.NotNull((await worker.PostAsync("/contributions", here.Gift(g => g["giver"] = " "))).ErrorAt("giver"));
        Assert.Equal("amount", (await worker.PostAsync("/contributions", here.Gift(g => g["amount"] = null))).Field);
        Assert.Equal("description", (await worker.PostAsync("/contributions", here.Gift(g => g["kind"] = "in_kind"))).Field);
        Assert.Equal("contribution.in_future", (await worker.PostAsync("/contributions", here.Gift(g => g["on"] = "2099-01-01"))).Code);
        Assert.Equal(HttpStatusCode.BadRequest, (await worker.PostAsync("/contributions", here.Gift(g => g["amount"] = "much"))).Status);
    }

    [Fact]
    public async Task Contributions_of_a_sibling_or_of_another_tenant_are_not_found()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.GiftAsync();
        var sibling = await here.Tenant.AsAsync("community-worker", await here.SiblingAsync());
        var foreign = await Neighbourhood.AsyncFor(host);

        foreach (var stranger in new[] { sibling, foreign.Worker, foreign.Admin })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.ReadAsync($"/contributions/{id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"/contributions/{id}/void", new { reason = "x" })).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PutAsync($"/contributions/{id}", here.Gift(g => (g["reason"], g["version"]) = ("x", 1)))).Status);
            Assert.Equal(0, (int)(await stranger.ReadAsync("/contributions")).Body!["total"]!);
            Assert.Equal(0m, (decimal)(await stranger.ReadAsync("/contributions/totals")).Body!["money"]!);
        }
        Assert.Equal("unit.unknown", (await here.Worker.PostAsync("/contributions", here.Gift(g => g["giverUnitId"] = Guid.NewGuid()))).Code);
    }

    [Fact]
    public async Task The_list_finds_by_words_unit_kind_area_and_month()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var unit = await here.UnitAsync("供电公司");
        await here.GiftAsync();
        await here.GiftAsync(g => (g["giverUnitId"], g["giver"], g["kind"], g["description"], g["on"], g["workArea"]) = (unit, null, "service", "免费改造线路", "2012-06-30", "environment"));

        foreach (var query in new[] { "q=供电", $"unit={unit}", "kind=service", "workArea=environment", "month=2012-06", "month=2012" })
        {
            var found = Assert.Single((await here.Worker.ReadAsync($"/contributions?{query}")).Body!["items"]!.AsArray());
            Assert.Equal("供电公司", (string?)found!["giver"]);
        }
        Assert.Equal(2, (int)(await here.Worker.ReadAsync("/contributions?state=valid")).Body!["total"]!);
    }
}
