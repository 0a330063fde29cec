namespace Linli.ActivityService.Activities;

/// <summary>What is said about an activity when it is planned or changed.</summary>
/// <param name="AllDay">Only the day is known; the times are its first and last instant.</param>
/// <param name="Host">Who organises it on the community's side.</param>
/// <param name="Partner">Who organises it on the partners' side, in words.</param>
/// <param name="SignUpLimit">Places; null: as many as come.</param>
internal sealed record ActivityDetails(
    string Kind, string Title, string? Theme, string WorkArea, string Place,
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool AllDay,
    string Host, string? Partner, IReadOnlyList<Guid> UnitIds, IReadOnlyList<ProgrammeItem> Programme,
    bool SignUpRequired, int? SignUpLimit);

/// <summary>One item of an activity's programme (议程); the list's order is the programme's.</summary>
internal sealed record ProgrammeItem(string Title, string? Note);

/// <summary>The news text about an activity (活动信息).</summary>
internal sealed record News(string Title, string Text, string? Source, string? Author, DateOnly? On);
