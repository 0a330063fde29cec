using Linli.ServiceDefaults.Http;

namespace Linli.TenantService.Template;

internal static class Errors
{
    internal static RuleException NothingToPublish() => new("template.nothing_to_publish");

    internal static RuleException DayElsewhere(DateOnly day, int year) => new("calendar.day_elsewhere", day, year) { Field = "days" };
}
