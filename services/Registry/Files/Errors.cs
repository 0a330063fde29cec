using Linli.ServiceDefaults.Http;

namespace Linli.RegistryService.Files;

internal static class Errors
{
    internal static RuleException Kind() => new("file.kind") { Field = "file" };
    internal static RuleException TooLarge(long megabytes) => new("file.too_large", megabytes) { Field = "file" };
    internal static RuleException TooMany(int most) => new("file.too_many", most) { Field = "file" };
    internal static RuleException StorageFull(long megabytes) => new("file.storage_full", megabytes) { Field = "file" };
}
