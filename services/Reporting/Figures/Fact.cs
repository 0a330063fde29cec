namespace Linli.ReportingService.Figures;

/// <summary>What a fact is about. The numbers are stored: append, never reorder.</summary>
internal enum FactKind : short
{
    Community = 1,
    Profile = 2,
    Unit = 3,
    Member = 4,
    Claim = 5,
    Activity = 6,
    Participation = 7,
    Contribution = 8,

    /// <summary>Before <see cref="Fact.Day"/> the unit or member of the subject belonged to <see cref="Fact.CommunityId"/>.</summary>
    Move = 9,

    /// <summary>From <see cref="Fact.Day"/> on, <see cref="Fact.CommunityId"/> goes on with what was the subject's own.</summary>
    Merger = 10,

    /// <summary>Somebody in hardship; their pairs and visits share their subject.</summary>
    Beneficiary = 11,
    Pair = 12,
    PairVisit = 13,

    /// <summary>An agreement in force; that its renewal is due shares its subject.</summary>
    Agreement = 14,
    AgreementDue = 15,

    /// <summary>A unit's part in an agreement; its subject is the unit.</summary>
    UnitAgreement = 16,
    Need = 17,

    /// <summary>Units took all of the need of the subject; on <see cref="Fact.Day"/>.</summary>
    NeedMatch = 18,
    NeedDone = 19,

    /// <summary>What the unit of the subject offers.</summary>
    Resource = 20,
    Volunteer = 21,
    Project = 22,

    /// <summary>Units took all places of the project of the subject; on <see cref="Fact.Day"/>.</summary>
    ProjectMatch = 23,
    ProjectDone = 24,
}

/// <summary>
/// The latest that was said about one thing. Merging takes the latest statement, the earliest day and the latest ending,
/// so the order in which events arrive, and how often, makes no difference: that is why figures can be rebuilt.
/// Facts that count together (a member and their claims, a community and its profiles) share a <see cref="Subject"/>.
/// </summary>
internal sealed record Fact
{
    public Guid TenantId { get; init; }
    public required Guid Subject { get; init; }
    public required FactKind What { get; init; }
    public required Guid Id { get; init; }

    /// <summary>When the statement below was made; null while only the ending has arrived.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary><see cref="Guid.Empty"/>: of the whole tenant.</summary>
    public Guid CommunityId { get; init; }

    public string Kind { get; init; } = "";
    public string WorkArea { get; init; } = "";
    public DateOnly Day { get; init; }

    /// <summary>Persons, times, or 1.</summary>
    public long Quantity { get; init; }

    /// <summary>Minutes, fen (0.01 CNY) or contradictions.</summary>
    public long Amount { get; init; }

    /// <summary>The earliest day that anybody said: since when it exists.</summary>
    public DateOnly? Since { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
    public DateOnly? EndedOn { get; init; }

    /// <summary>Something was said about it, and not before its ending.</summary>
    public bool Stands => SaidAt is { } said && (EndedAt is not { } ended || said > ended);

    public (Guid, FactKind, Guid) Key => (Subject, What, Id);

    /// <summary>Commutative, associative and idempotent.</summary>
    public Fact Merge(Fact other)
    {
        var last = IsLater(other, this) ? other : this;
        var (endedAt, endedOn) = Later((EndedAt, EndedOn), (other.EndedAt, other.EndedOn));
        return last with { Since = Earlier(Since, other.Since), EndedAt = endedAt, EndedOn = endedOn };
    }

    /// <summary>Two statements of the same instant are put in order by what they say, so that all replicas choose alike.</summary>
    private static bool IsLater(Fact a, Fact b) => (a.SaidAt, b.SaidAt) switch
    {
        (null, _) => false,
        (_, null) => true,
        var (at, bt) when at != bt => at > bt,
        _ => Content(a).CompareTo(Content(b)) > 0,
    };

    private static (DateOnly, long, long, Ordinal, Ordinal, Guid) Content(Fact f) =>
        (f.Day, f.Quantity, f.Amount, new(f.Kind), new(f.WorkArea), f.CommunityId);

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null || b < a ? b : a;

    private static (DateTimeOffset?, DateOnly?) Later((DateTimeOffset? At, DateOnly? On) a, (DateTimeOffset? At, DateOnly? On) b) =>
        a.At is null || b.At > a.At || (b.At == a.At && b.On > a.On) ? b : a;

    private readonly record struct Ordinal(string Text) : IComparable<Ordinal>
    {
        public int CompareTo(Ordinal other) => string.CompareOrdinal(Text, other.Text);
    }
}
