using Linli.ServiceDefaults.Http;

namespace Linli.RegistryService.Profiles;

internal static class Errors
{
    internal const string AlreadyRecorded = "profile.already_recorded";

    internal static RuleException NoSuchContradiction() => new("profile.no_such_contradiction");
    internal static RuleException Exists() => new(AlreadyRecorded);
    internal static RuleException NoSuchYear(int latest) => new("profile.year", ProfileRules.FirstYear, latest) { Field = "year" };
}
