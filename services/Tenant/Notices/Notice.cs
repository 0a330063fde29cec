using Linli.ServiceDefaults.Tenancy;

namespace Linli.TenantService.Notices;

/// <summary>A notice of the city to everybody on the platform.</summary>
internal sealed class Notice : TenantRow, ICityShared
{
    public const int TitleLength = 60;
    public const int TextLength = 2_000;

    private Notice() { }

    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";

    /// <summary>The last day, in China, on which it is shown on start pages.</summary>
    public DateOnly ValidUntil { get; private set; }

    public DateTimeOffset PublishedAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static Notice Publish(string title, string text, DateOnly validUntil, DateOnly today, DateTimeOffset now) => new()
    {
        Title = title,
        Text = text,
        ValidUntil = validUntil >= today ? validUntil : throw Errors.Past(),
        PublishedAt = now,
    };

    public void Withdraw(DateTimeOffset now) => WithdrawnAt = WithdrawnAt is null ? now : throw Errors.Withdrawn();
}

/// <summary>A person has read a notice.</summary>
internal sealed class NoticeRead : TenantRow
{
    private NoticeRead() { }

    public Guid NoticeId { get; private set; }
    public Guid PersonId { get; private set; }
    public DateTimeOffset At { get; private set; }

    public static NoticeRead Of(Guid notice, Guid person, DateTimeOffset now) => new() { NoticeId = notice, PersonId = person, At = now };
}
