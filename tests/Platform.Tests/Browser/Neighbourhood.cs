using Linli.TestKit;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Linli.Platform.Tests.Browser;

/// <summary>What the people of a new sub-district do, each step by the pages it is done on.</summary>
internal sealed class Neighbourhood(Stand stand, Chromium chromium, Screen screen, string language)
{
    private const string Password = "a-street-with-plane-trees";
    private readonly List<string> faults = [];

    /// <summary>What somebody who looks at the pages along the way would complain of.</summary>
    public List<string> Faults => faults;

    public async Task<Visitor> SignInAsync(string name) => await (await chromium.VisitAsync(stand, screen, language)).SignInAsync(name);

    /// <returns>The first admin's invitation link.</returns>
    public async Task<string> ProvisionAsync(Visitor city, string name, string code)
    {
        await city.GoAsync("/tenants/new");
        await city.FillAsync("Input.Name", name);
        await city.FillAsync("Input.Code", code);
        await city.FillAsync("Input.AdminName", "街道管理员");
        await city.FillAsync("Input.AdminEmail", $"admin@{code}.example.cn");
        await city.SubmitAsync();
        faults.AddRange(await city.LookAsync("story.provisioned"));
        return await city.TextAsync("#invitation");
    }

    public async Task<Visitor> AcceptAsync(string invitation)
    {
        var visitor = await chromium.VisitAsync(stand, screen, language);
        await visitor.GoAsync(invitation);
        faults.AddRange(await visitor.LookAsync("story.invitation"));
        await visitor.FillAsync("Password", Password);
        await visitor.FillAsync("Again", Password);
        await visitor.PressAsync("main form button[type=submit]");
        await Expect(visitor["form[action='/signout']"]).ToHaveCountAsync(1);
        return visitor;
    }

    public async Task<Guid> MakeCommunityAsync(Visitor admin, string name)
    {
        faults.AddRange(await admin.LookAsync("story.begin"));
        await admin.GoAsync("/communities/new");
        await admin.FillAsync("Input.Name", name);
        await admin.SubmittedAsync();
        return admin.Id;
    }

    /// <param name="giver">Who invites.</param>
    /// <param name="role">To what.</param>
    /// <param name="name">Whom.</param>
    /// <param name="community">Where; null: the giver has one place only.</param>
    public async Task<string> InviteAsync(Visitor giver, string role, string name, Guid? community = null)
    {
        await giver.GoAsync("/access/invite");
        if (community is { } place)
        {
            var scope = await giver[$"#scope option[value$='{place:N}']"].GetAttributeAsync("value");
            await giver.GoAsync($"/access/invite?scope={scope}");
        }

        await giver.FillAsync("Input.Name", name);
        await giver.FillAsync("Input.Email", $"{Guid.NewGuid():N}@example.cn");
        await giver.ChooseAsync("Input.Role", role);
        if (community is not null)
        {
            await giver["[name='Input.CanDelegate']"].CheckAsync();
        }

        await giver.SubmitAsync();
        faults.AddRange(await giver.LookAsync("story.invited"));
        return await giver.TextAsync("#invitation");
    }

    /// <summary>Paper 2, which says 23 and adds up to 22.</summary>
    public async Task EnterProfileAsync(Visitor manager, Guid community)
    {
        // The registry hears of a new community a moment later.
        await Eventually.Async(async () => (await manager.Page.GotoAsync($"/communities/{community}/profile/edit"))!.Ok);
        foreach (var (field, value) in (IEnumerable<(string, string)>)
        [
            ("Year", "2010"), ("AreaKm2", "1.02"), ("Households", "2320"), ("Population", "8010"), ("EthnicGroups", "10"), ("StaffTotal", "23"),
            ("Staff[0].Number", "9"), ("Staff[1].Number", "1"), ("Staff[2].Number", "12"), ("ResidentUnitsTotal", "11"),
            ("ResidentUnits[1].Number", "2"), ("ResidentUnits[2].Number", "3"), ("ResidentUnits[3].Number", "4"), ("ResidentUnits[4].Number", "3"),
        ])
        {
            await manager.FillAsync($"Input.{field}", value);
        }

        await manager.SubmittedAsync();
        var contradictions = await manager[".contradiction.differs"].AllInnerTextsAsync();
        Assert.Contains(contradictions, text => text.Contains("23", StringComparison.Ordinal) && text.Contains("22", StringComparison.Ordinal));
        Assert.Contains(contradictions, text => text.Contains("11", StringComparison.Ordinal) && text.Contains("12", StringComparison.Ordinal));
        faults.AddRange(await manager.LookAsync("story.profile"));
    }

    public async Task RegisterUnitAsync(Visitor manager, Guid community, string name)
    {
        await manager.GoAsync($"/units/new?community={community}");
        await manager.FillAsync("Input.Name", name);
        await manager["[name='Input.Kind']"].SelectOptionAsync("institution");
        await manager.FillAsync("Input.CreditCode", "91512081MA62K0260E");
        await manager.SubmittedAsync();
        faults.AddRange(await manager.LookAsync("story.unit"));
    }

    public async Task ReportInAsync(Visitor manager, string name, string unit)
    {
        await manager.GoAsync("/members/new");
        await manager.FillAsync("Input.Name", name);
        await manager["[name='Input.UnitId']"].SelectOptionAsync(new SelectOptionValue { Label = unit });
        var signIn = await manager["[name='Input.PersonId'] option"].Filter(new() { HasText = name }).GetAttributeAsync("value");
        await manager["[name='Input.PersonId']"].SelectOptionAsync(signIn!);
        await manager.SubmittedAsync();
        faults.AddRange(await manager.LookAsync("story.member"));
    }

    /// <summary>Two press at once for the one place that there is.</summary>
    public async Task LastPlaceAsync(Visitor admin, Guid community, Visitor first, Visitor second)
    {
        await admin.GoAsync($"/posts?community={community}");
        var post = Visitor.Identifier().Match((await admin["main .card-title a"].First.GetAttributeAsync("href"))!).Value;
        await admin.GoAsync($"/posts/{post}/edit");
        await admin.FillAsync("Input.Limit", "1");
        await admin["[name='Input.NeedsApproval']"].UncheckAsync();
        await admin.SubmittedAsync();

        await Task.WhenAll(first.GoAsync("/posts"), second.GoAsync("/posts"));
        var claim = $"form:has(input[value='claim-{post}']) button";
        await Task.WhenAll(first.PressAsync(claim), second.PressAsync(claim));
        string[] said = [await first.MineAsync(post), await second.MineAsync(post)];
        Assert.Equal(new[] { first.Says("Registry", "Mine.held"), first.Says("Registry", "Mine.waiting") }.Order(), said.Order());
        faults.AddRange(await first.LookAsync("story.claimed"));
    }

    public async Task HoldActivityAsync(Visitor manager, Guid community, string title)
    {
        await manager.GoAsync($"/activities/new?community={community}");
        await manager.FillAsync("Input.Title", title);
        await manager["[name='Input.Kind']"].SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await manager["[name='Input.WorkArea']"].SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await manager.FillAsync("Input.Place", "社区广场");
        // This morning, so that it counts in this month and is over.
        await manager.FillAsync("Input.On", TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", null));
        await manager.FillAsync("Input.From", "00:00");
        await manager.FillAsync("Input.To", "00:30");
        await manager.FillAsync("Input.Programme[0].Title", "集合分组");
        await manager.PressAsync("button[value=add]");
        await manager.FillAsync("Input.Programme[1].Title", "分片清扫");
        await manager.SubmittedAsync();
        var activity = manager.Id;
        Assert.Equal(2, await manager["main ol li strong"].CountAsync());

        await manager.PressAsync("form:has(input[value=hold]) button");
        await manager.GoAsync($"/activities/{activity}/participants");
        var present = "form:has(input[value=members])";
        foreach (var member in await manager[$"{present} input[type=checkbox]"].AllAsync())
        {
            await member.CheckAsync();
        }

        await manager.FillAsync("Present.Hours", "0.5");
        await manager.SubmittedAsync(present);
        Assert.Equal(2, await manager["main .list-group-item strong"].CountAsync());
        faults.AddRange(await manager.LookAsync("story.participants"));
        await manager.GoAsync($"/activities/{activity}");
        faults.AddRange(await manager.LookAsync("story.activity"));
    }

    public async Task ContributeAsync(Visitor manager, Guid community, string amount)
    {
        await manager.GoAsync($"/contributions/new?community={community}");
        await manager.ChooseAsync("Input.Kind", "money");
        await manager.FillAsync("Input.Amount", amount);
        await manager.FillAsync("Input.Giver", "职工");
        await manager.FillAsync("Input.Receiver", "李某");
        await manager.FillAsync("Input.Purpose", "助学");
        await manager["[name='Input.WorkArea']"].SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await manager.SubmittedAsync();
        faults.AddRange(await manager.LookAsync("story.contribution"));
    }
}
