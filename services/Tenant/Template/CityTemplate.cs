using Linli.ServiceDefaults.Tenancy;

namespace Linli.TenantService.Template;

/// <summary>
/// A version of the city's template. The one without a day of publication is the draft; the newest published one is every sub-district's
/// default, so that pushing it is one row, however many sub-districts there are. Published ones are kept as they were.
/// </summary>
internal sealed class CityTemplate : TenantRow, ICityShared
{
    private CityTemplate() { }

    public int Number { get; private set; }
    public TemplateContent Content { get; private set; } = BuiltIn.Content;
    public DateTimeOffset ChangedAt { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }

    public static CityTemplate DraftAfter(int number, TemplateContent content, DateTimeOffset now) => new() { Number = number + 1, Content = content, ChangedAt = now };

    public void Change(TemplateContent content, DateTimeOffset now) => (Content, ChangedAt) = (content, now);

    public void Publish(DateTimeOffset now) => PublishedAt = now;
}
