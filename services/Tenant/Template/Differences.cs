using System.Text.Json;

namespace Linli.TenantService.Template;

internal static class Differences
{
    private static readonly (string Name, Func<TemplateContent, object> Section)[] Sections =
    [
        ("workAreas", c => c.WorkAreas), ("posts", c => c.Posts), ("matterCategories", c => c.MatterCategories), ("calendar", c => c.Calendar),
        ("officeHours", c => c.OfficeHours), ("features", c => c.FeaturesOff), ("quotas", c => c.Quotas), ("targets", c => c.Targets),
    ];

    /// <summary>The sections that are not the same, compared as they are stored.</summary>
    public static IReadOnlyList<string> Between(TemplateContent before, TemplateContent after) =>
        [.. Sections.Where(s => Text(s.Section(before)) != Text(s.Section(after))).Select(s => s.Name)];

    private static string Text(object section) => JsonSerializer.Serialize(section, section.GetType());
}
