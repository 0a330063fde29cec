using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Mechanism;

/// <summary>A rule (制度) or the work plan of a community's joint work, as it was put in writing.</summary>
internal sealed class Rule : TenantRow, ICommunityRow
{
    private Rule() { }

    public Guid CommunityId { get; private set; }

    /// <summary>One of <see cref="RuleKinds"/>.</summary>
    public string Kind { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";
    public DateOnly BeginsOn { get; private set; }

    /// <summary>The first day without it.</summary>
    public DateOnly? EndedOn { get; private set; }

    public static Rule Make(Guid communityId, string kind, string title, string text, DateOnly beginsOn) =>
        new() { CommunityId = communityId, Kind = kind, Title = title, Text = text, BeginsOn = beginsOn };

    public void Change(string kind, string title, string text, DateOnly beginsOn)
    {
        RefuseWhenEnded();
        (Kind, Title, Text, BeginsOn) = (kind, title, text, beginsOn);
    }

    public void End(DateOnly on, DateOnly today)
    {
        RefuseWhenEnded();
        Days.Refuse(BeginsOn, on, today);
        EndedOn = on;
    }

    private void RefuseWhenEnded()
    {
        if (EndedOn is not null)
        {
            throw Errors.RuleEnded(Title);
        }
    }
}

internal static class RuleKinds
{
    public const string Rule = "rule";
    public const string Plan = "plan";
}
