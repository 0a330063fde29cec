using Linli.ServiceDefaults.Http;

namespace Linli.RegistryService.Beneficiaries;

internal static class Errors
{
    internal const string IdentityTaken = "beneficiary.identity_taken";

    internal static RuleException InTheFuture(string field) => new("beneficiary.in_the_future") { Field = field };
    internal static RuleException GuardianMissing() => new("beneficiary.guardian_missing") { Field = "consentBy" };
    internal static RuleException SensitiveConsentMissing() => new("beneficiary.sensitive_consent_missing") { Field = "sensitiveConsentOn" };
    internal static RuleException RetainUntil(DateOnly latest) => new("beneficiary.retain_until", latest) { Field = "retainUntil" };
    internal static RuleException RegisteredBefore(DateOnly on) => new("beneficiary.sheet_registered", on) { Field = "registeredOn" };
    internal static RuleException ReasonMissing() => new("beneficiary.reason_missing") { Field = "reason" };
}
