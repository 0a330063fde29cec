using System.Text.Json;

namespace Linli.Loader;

/// <param name="Targets">In the API's own form.</param>
/// <param name="Notice">In the API's own form.</param>
internal sealed record CitySeed(PersonSeed Operator, PersonSeed Officer, IReadOnlyList<TenantSeed> Tenants, JsonElement Targets, JsonElement Notice)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads city.json and the papers that it names.</summary>
    public static async Task<CitySeed> ReadAsync(string folder, CancellationToken ct)
    {
        var city = await ReadAsync<CitySeed>(Path.Combine(folder, "city.json"), ct);
        foreach (var community in city.Tenants.SelectMany(t => t.Communities))
        {
            community.Content = await ReadAsync<PaperSeed>(Path.Combine(folder, community.Paper), ct);
            if (community.Plan is { } plan)
            {
                community.Content = community.Content.With(await ReadAsync<PaperSeed>(Path.Combine(folder, plan), ct));
            }
        }

        return city;
    }

    private static async Task<T> ReadAsync<T>(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<T>(file, Json, ct) ?? throw new LoadException($"{path} is empty");
    }
}

/// <param name="Unit">The unit whose liaison this is.</param>
/// <param name="Member">The number of the in-service member who signs in as this person.</param>
internal sealed record PersonSeed(string Name, string SignIn, string? Role = null, string? Unit = null, int? Member = null);

/// <param name="WorkAreas">What it calls the city's work areas, by code.</param>
/// <param name="OwnAreas">Work areas that the city does not have, with the code of the one that each counts in.</param>
/// <param name="DisplayName">What the portal is called there.</param>
/// <param name="Merged">Communities that became part of others.</param>
/// <param name="Support">Support access that it once gave.</param>
internal sealed record TenantSeed(
    string Code, string Name, PersonSeed Admin, IReadOnlyList<CommunitySeed> Communities, IReadOnlyDictionary<string, string>? WorkAreas = null,
    IReadOnlyDictionary<string, string>? OwnAreas = null, string? DisplayName = null, IReadOnlyList<MergedSeed>? Merged = null, SupportSeed? Support = null);

/// <param name="Reason">What the operator was to look after.</param>
/// <param name="Pages">What was looked at.</param>
internal sealed record SupportSeed(string Reason, int Hours, IReadOnlyList<string> Pages);

internal sealed record MergedSeed(string Code, string Name, DateOnly Since, IReadOnlyList<string> Grids, string Into);

/// <summary>What a community was called before, and since when it has its present name.</summary>
internal sealed record FormerSeed(string Name, DateOnly Since, DateOnly Until);

/// <param name="Plan">Another paper, of which it takes the units and projects.</param>
internal sealed record CommunitySeed(
    string Code, string Name, IReadOnlyList<string> Grids, IReadOnlyList<PersonSeed> People, string Paper, FormerSeed? Former = null, string? Plan = null)
{
    public PaperSeed Content { get; set; } = new();
}

/// <summary>What one source paper holds, as far as the platform has a place for it.</summary>
internal sealed record PaperSeed
{
    public ProfileSeed? Profile { get; init; }
    public IReadOnlyList<UnitSeed> Units { get; init; } = [];
    public MembersSeed? Members { get; init; }
    public IReadOnlyList<PostSeed> Posts { get; init; } = [];
    public IReadOnlyList<ActivitySeed> Activities { get; init; } = [];
    public IReadOnlyList<ContributionSeed> Contributions { get; init; } = [];

    public IReadOnlyList<BeneficiarySeed> Beneficiaries { get; init; } = [];
    public IReadOnlyList<PairSeed> Pairs { get; init; } = [];
    public IReadOnlyList<ResourceSeed> Resources { get; init; } = [];
    public IReadOnlyList<NeedSeed> Needs { get; init; } = [];
    public IReadOnlyList<ProjectSeed> Projects { get; init; } = [];

    public IReadOnlyList<AgreementSeed> Agreements { get; init; } = [];

    /// <summary>Places of leading and coordinating bodies, and rules and plans, in the API's own form.</summary>
    public IReadOnlyList<JsonElement> Leaders { get; init; } = [];
    public IReadOnlyList<JsonElement> Rules { get; init; } = [];

    public PaperSeed With(PaperSeed plan) => this with { Units = [.. Units, .. plan.Units], Projects = [.. Projects, .. plan.Projects] };

    public int Steps => Resources.Count + Needs.Count + Projects.Count + Agreements.Count + Leaders.Count + Rules.Count + Beneficiaries.Count + Pairs.Sum(p => p.Count) + Units.Count + (Members?.Count ?? 0) + Posts.Sum(p => 1 + p.Claimed) + Activities.Count + Contributions.Count + (Profile is null ? 0 : 1);
}

/// <param name="Figures">In the API's own form.</param>
internal sealed record ProfileSeed(int Year, JsonElement Figures);

/// <param name="Partner">A unit from outside the area.</param>
internal sealed record UnitSeed(string Name, string Kind, bool Partner = false);

/// <param name="Name">With <c>{0:000}</c> for the number: no real person is named.</param>
internal sealed record MembersSeed(int Count, string Name, DateOnly ReportedInOn);

/// <param name="Name">By surname only.</param>
/// <param name="On">The paper's day, for consent and registration.</param>
internal sealed record BeneficiarySeed(string Name, string Kind, DateOnly On, string ConsentBy = "self", bool Sensitive = false);

/// <param name="Unit">The helper, or the unit that the helper comes from.</param>
/// <param name="Helper">With <c>{0:00}</c> for the number; empty where the unit itself helps.</param>
/// <param name="Helped">A beneficiary of the paper, or somebody by name.</param>
internal sealed record PairSeed(DateOnly On, string Unit, string Helped, string Helper = "", string? Aim = null, int Count = 1);

/// <param name="Office">That signed for each unit.</param>
internal sealed record AgreementSeed(
    string Title, DateOnly BeginsOn, DateOnly EndsOn, IReadOnlyList<string> Units, IReadOnlyList<string> WorkAreas,
    IReadOnlyList<string> CommunityDuties, IReadOnlyList<string> UnitDuties, string CommunityOffice, string Office);

/// <param name="To">Empty: until further notice.</param>
internal sealed record ResourceSeed(string Unit, string Title, string Kind, string WorkArea, DateOnly From, DateOnly? To = null, int? Quantity = null, string? Conditions = null);

/// <param name="InDays">By when it is wanted, from the day of loading on, where the paper gives no day that is past.</param>
/// <param name="Unit">Who took it upon themselves; with the resource, where one is named.</param>
/// <param name="Result">What came of it; empty: it goes on.</param>
internal sealed record NeedSeed(
    string Title, string Kind, string WorkArea, string Group, DateOnly? On = null, DateOnly? WantedBy = null, int InDays = 60, string? Unit = null, string? Resource = null, string? Result = null);

/// <param name="On">The paper's day, also of the unit that took it on.</param>
/// <param name="Unit">Who does it with the community.</param>
internal sealed record ProjectSeed(
    string Title, string Kind, string WorkArea, string Goal, int Aim, string Measure, DateOnly On, DateOnly DueOn, string Unit);

internal sealed record PostSeed(string Name, int Limit, int Claimed);

/// <param name="Until">Last day, where the paper gives a period and no day.</param>
/// <param name="From">Where the paper gives an hour; else the whole day.</param>
internal sealed record ActivitySeed(
    string Kind, string Title, string WorkArea, DateOnly Date, string Place, string Host, string? Theme = null, string? Partner = null,
    DateOnly? Until = null, TimeOnly? From = null, TimeOnly? To = null)
{
    public IReadOnlyList<string> Units { get; init; } = [];
    public IReadOnlyList<ProgrammeSeed> Programme { get; init; } = [];
    public IReadOnlyList<ParticipantsSeed> Participants { get; init; } = [];
    public NewsSeed? News { get; init; }
}

internal sealed record ProgrammeSeed(string Title, string? Note = null);

internal sealed record ParticipantsSeed(string Group, int Persons, string? Unit = null);

internal sealed record NewsSeed(string Title, string Text, DateOnly Date, string Source);

internal sealed record ContributionSeed(
    string Kind, decimal Amount, string WorkArea, DateOnly Date, string Giver, string ReceiverKind, string Receiver, string Purpose, bool Approximate = false);
