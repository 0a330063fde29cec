using Linli.TestKit;

namespace Linli.Registry.Tests.Care;

/// <summary>The words in which the tests speak of beneficiaries and pairs.</summary>
public abstract class CareTest(ServiceHost<Program> host) : RegistryTest(host)
{
    private static readonly string[] Contact = ["contact"];

    protected static Task<Guid> BeneficiaryAsync(HttpClient client, Guid community, string name = "李某", string kind = "low_income", string? phone = null, string? registeredOn = null) =>
        CreatedAsync(client, $"/communities/{community}/beneficiaries", Person(name, kind, phone, registeredOn));

    protected static object Person(string name = "李某", string kind = "low_income", string? phone = null, string? registeredOn = null) =>
        new { kind, name, phone, consentOn = "2026-01-05", sensitiveConsentOn = "2026-01-05", consentBy = kind == "orphan" ? "guardian" : "self", consentExtent = Contact, registeredOn };

    protected static Task<Guid> PairAsync(HttpClient client, Guid community, Guid unit, Guid beneficiary, string on = "2026-02-01") =>
        CreatedAsync(client, $"/communities/{community}/pairs", new { helper = new { kind = "unit", id = unit }, helped = new { kind = "person", id = beneficiary }, on, aim = "助学" });

    protected static Task<Guid> VisitAsync(HttpClient client, Guid pair, string on, string outcome = "helped", string? note = null) =>
        CreatedAsync(client, $"/pairs/{pair}/visits", new { on, outcome, note });
}
