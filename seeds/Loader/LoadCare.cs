using System.Globalization;

namespace Linli.Loader;

/// <summary>Beneficiaries, by surname only, and who helps whom. Each is looked for by the full name that the paper gives.</summary>
internal sealed class LoadCare(Session own, Guid communityId, PaperSeed paper, IReadOnlyDictionary<string, Guid> units, Action step)
{
    public async Task RunAsync(CancellationToken ct)
    {
        Dictionary<string, Guid> beneficiaries = [];
        foreach (var seed in paper.Beneficiaries)
        {
            beneficiaries[seed.Name] = await FindAsync($"/api/registry/beneficiaries?community={communityId}", seed.Name, ct) ?? (await own.PostAsync<Created>(
                $"/api/registry/communities/{communityId}/beneficiaries", Describe(seed), ct)).Id;
            step();
        }

        foreach (var seed in paper.Pairs)
        {
            for (var number = 1; number <= seed.Count; number++)
            {
                var (helper, helped) = (Numbered(seed.Helper, number), Numbered(seed.Helped, number));
                if (await FindAsync($"/api/registry/pairs?community={communityId}&state=all", helped, ct) is null)
                {
                    await own.PostAsync<Created>($"/api/registry/communities/{communityId}/pairs", new
                    {
                        helper = helper.Length == 0 ? new Side("unit", units[seed.Unit]) : new Side("person", Name: helper, UnitId: units[seed.Unit]),
                        helped = beneficiaries.TryGetValue(helped, out var beneficiary) ? new Side("person", beneficiary) : new Side("person", Name: helped),
                        on = seed.On,
                        aim = seed.Aim,
                    }, ct);
                }

                step();
            }
        }
    }

    private static object Describe(BeneficiarySeed seed) => new
    {
        kind = seed.Kind,
        name = seed.Name,
        consentOn = seed.On,
        consentBy = seed.ConsentBy,
        sensitiveConsentOn = seed.Sensitive ? seed.On : (DateOnly?)null,
        registeredOn = seed.On,
    };

    private async Task<Guid?> FindAsync(string list, string name, CancellationToken ct) =>
        (await own.ListAsync<Created>($"{list}&q={Uri.EscapeDataString(name)}", ct)).FirstOrDefault()?.Id;

    private static string Numbered(string name, int number) => string.Format(CultureInfo.InvariantCulture, name, number);

    private sealed record Side(string Kind, Guid? Id = null, string? Name = null, Guid? UnitId = null);
}
