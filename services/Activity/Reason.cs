using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Security;

namespace Linli.ActivityService;

/// <summary>Why something recorded was changed, by whom and when.</summary>
internal sealed record Reason(string Text, Guid ById, [property: Personal] string ByName, DateTimeOffset At)
{
    public static Reason Of(string text, CurrentUser user, TimeProvider clock) => new(text.Trim(), user.Id, user.Name, clock.GetUtcNow());
}
