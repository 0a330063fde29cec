using Linli.ServiceDefaults.Http;

namespace Linli.RegistryService.Communities;

internal static class Errors
{
    internal static RuleException Retired(string community) => new("community.retired", community);
}
