using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Transfer;

namespace Linli.TenantService.Archives;

internal static class Errors
{
    internal static RuleException NotNow() => new("archive.not_now");
    internal static RuleException TooLate() => new("archive.too_late");
    internal static RuleException UnderWay() => new("archive.under_way");

    /// <summary>The sub-district is here: an archive goes into a place that is empty.</summary>
    internal static RuleException TenantExists(string name, string code) => new("archive.tenant_exists", name, code) { Field = Field };

    /// <summary>While its archive is being imported nobody provisions it.</summary>
    internal static RuleException BeingImported() => new("archive.being_imported") { Field = "code" };

    internal static RuleException NameTaken(string name) => new("archive.name_taken", name) { Field = Field };
    internal static RuleException TooLarge(long megabytes) => new("archive.too_large", megabytes) { Field = Field };
    internal static RuleException NoArchive() => new("archive.no_archive") { Field = Field };
    internal static RuleException TooNew(int version, int known) => new("archive.too_new", version, known) { Field = Field };
    internal static RuleException Bomb() => new("archive.bomb") { Field = Field };
    internal static RuleException Missing(string part) => new("archive.missing_part", part) { Field = Field };
    internal static RuleException Unexpected(string part) => new("archive.unexpected_part", part) { Field = Field };
    internal static RuleException Changed(string part) => new("archive.changed_part", part) { Field = Field };
    internal static RuleException OtherTenant() => new("archive.other_tenant") { Field = Field };
    internal static RuleException BrokenRow(string part, long line) => new("archive.broken_row", part, line) { Field = Field };
    internal static RuleException ForeignRow(string part, long line) => new("archive.foreign_row", part, line) { Field = Field };

    private const string Field = "file";
}
