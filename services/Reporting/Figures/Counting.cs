namespace Linli.ReportingService.Figures;

/// <summary>What the facts of one subject add to the figures. Pure: the same facts always count the same.</summary>
internal static class Counting
{
    private const int MonthsOfVisit = 3;

    public static IEnumerable<(Cell Cell, long Value)> Of(IReadOnlyCollection<Fact> subject) =>
        subject.SelectMany(fact => fact.What switch
        {
            FactKind.Community => Level(fact, Metric.Communities, subject),
            FactKind.Unit => Level(fact, Metric.Units, subject).Concat(During(fact, FactKind.UnitAgreement, Metric.UnitsWithAgreement, subject)),
            FactKind.Member => Level(fact, Metric.Members, subject).Concat(During(fact, FactKind.Claim, Metric.MembersWithPost, subject)),
            FactKind.Claim => Level(fact, Metric.Claims, subject),
            FactKind.Beneficiary => Level(fact, Metric.Beneficiaries, subject).Concat(During(fact, FactKind.Pair, Metric.BeneficiariesPaired, subject)).Concat(Visited(fact, subject)),
            FactKind.Pair => Level(fact, Metric.Pairs, subject),
            FactKind.Agreement => Level(fact, Metric.Agreements, subject).Concat(During(fact, FactKind.AgreementDue, Metric.AgreementsDue, subject)),
            FactKind.PairVisit => Happened(fact, (Metric.PairVisits, 1)),
            FactKind.Profile => Profile(fact, subject),
            FactKind.Activity => Happened(fact, (Metric.Activities, 1)),
            FactKind.Participation => Happened(fact, (Metric.PersonTimes, fact.Quantity), (Metric.Minutes, fact.Amount)),
            FactKind.Contribution => Happened(fact, (Metric.Contributions, 1), (Metric.Amount, fact.Amount)),
            FactKind.Need => Level(fact, Metric.Needs, subject).Concat(During(fact, FactKind.NeedMatch, Metric.NeedsMatched, subject)).Concat(Entered(fact, subject)),
            FactKind.NeedDone => Happened(fact, (Metric.NeedsDone, 1)),
            FactKind.Project => Level(fact, Metric.Projects, subject).Concat(During(fact, FactKind.ProjectMatch, Metric.ProjectsMatched, subject)),
            FactKind.ProjectDone => Happened(fact, (Metric.ProjectsDone, 1)),
            FactKind.Resource => Level(fact with { CommunityId = subject.FirstOrDefault(f => f is { What: FactKind.Unit, SaidAt: not null })?.CommunityId ?? fact.CommunityId }, Metric.Resources, subject),
            FactKind.Volunteer => Level(fact, Metric.Volunteers, subject),
            _ => [],
        });

    private static IEnumerable<(Cell, long)> Level(Fact fact, string metric, IReadOnlyCollection<Fact> subject) =>
        Places(fact, subject).SelectMany(place => Steps(place.Span, place.Community, metric, fact.Kind));

    /// <summary>Where something was when: before each move where it was until then, after the last one where it is said to be.</summary>
    private static IEnumerable<(Guid Community, Span Span)> Places(Fact fact, IReadOnlyCollection<Fact> subject)
    {
        if (Span(fact) is not { } span)
        {
            yield break;
        }

        foreach (var move in subject.Where(f => f.What == FactKind.Move).OrderBy(f => f.Day).ThenBy(f => f.SaidAt))
        {
            yield return (move.CommunityId, span.Within(new(DateOnly.MinValue, move.Day)));
            span = span.Within(new(move.Day, DateOnly.MaxValue));
        }

        yield return (fact.CommunityId, span);
    }

    private static IEnumerable<(Cell, long)> Happened(Fact fact, params (string Metric, long Value)[] counts) =>
        fact.Stands
            ? counts.Select(c => (new Cell(fact.CommunityId, c.Metric, fact.Kind, fact.WorkArea, CalendarMonth.Of(fact.Day)), c.Value))
            : [];

    /// <summary>
    /// A retired community keeps the profiles of its past years, but owes none for the year it ended. Its people have not gone
    /// when it was merged: they stay counted with what it stated, until the community that goes on states them anew.
    /// </summary>
    private static IEnumerable<(Cell, long)> Profile(Fact profile, IReadOnlyCollection<Fact> subject)
    {
        var community = subject.FirstOrDefault(f => f.What == FactKind.Community);
        return profile.SaidAt is null ? []
            : community is { Stands: false, EndedOn: { } ended } && ended.Year <= profile.Day.Year
            ? subject.Any(f => f.What == FactKind.Merger) ? Happened(profile, (Metric.Population, profile.Quantity)) : []
            : Happened(profile,
                (Metric.Profiles, 1),
                (Metric.ProfilesContradicting, profile.Amount > 0 ? 1 : 0),
                (Metric.Contradictions, profile.Amount),
                (Metric.Population, profile.Quantity));
    }

    /// <summary>In the month and the community in which it was entered: that it was, and whether it found somebody. What ended before it was entered never was.</summary>
    private static IEnumerable<(Cell, long)> Entered(Fact need, IReadOnlyCollection<Fact> subject) =>
        Places(need, subject).Where(_ => need.Stands || need.EndedOn >= need.Since).Take(1).SelectMany(place => new[] { Metric.NeedsEntered, Metric.NeedsMet }
            .Where(metric => metric == Metric.NeedsEntered || subject.Any(f => f is { What: FactKind.NeedMatch, Stands: true }))
            .Select(metric => (new Cell(place.Community, metric, need.Kind, need.WorkArea, CalendarMonth.Of(need.Since!.Value)), 1L)));

    /// <summary>A member with three claims is one member with a post, for as long as they belong and hold one of them; and so with beneficiaries and pairs, units and agreements.</summary>
    private static IEnumerable<(Cell, long)> During(Fact person, FactKind what, string metric, IReadOnlyCollection<Fact> subject) =>
        Places(person, subject).SelectMany(place =>
            Union(subject.Where(f => f.What == what).Select(Span).OfType<Span>().Select(s => s.Within(place.Span)))
                .SelectMany(span => Steps(span, place.Community, metric, "")));

    /// <summary>
    /// Counted in each month in whose three months somebody was met, where the beneficiary is at the end of that month: so nobody has to say
    /// that a visit is long ago.
    /// </summary>
    private static IEnumerable<(Cell, long)> Visited(Fact beneficiary, IReadOnlyCollection<Fact> subject)
    {
        var months = subject.Where(f => f is { What: FactKind.PairVisit, Stands: true } && f.Kind != Metric.NobodyMet)
            .SelectMany(f => Enumerable.Range(0, MonthsOfVisit).Select(CalendarMonth.Of(f.Day).AddMonths)).ToHashSet();
        return from place in Places(beneficiary, subject)
               where place.Span.From < place.Span.To
               from month in months
               where month >= CalendarMonth.Of(place.Span.From) && (place.Span.To == DateOnly.MaxValue || month < CalendarMonth.Of(place.Span.To))
               select (new Cell(place.Community, Metric.BeneficiariesVisited, "", "", month), 1L);
    }

    private static IEnumerable<Span> Union(IEnumerable<Span> spans)
    {
        Span? open = null;
        foreach (var span in spans.Where(s => s.From < s.To).OrderBy(s => s.From))
        {
            if (open is { } o && span.From <= o.To)
            {
                open = o with { To = span.To > o.To ? span.To : o.To };
                continue;
            }

            if (open is { } done)
            {
                yield return done;
            }

            open = span;
        }

        if (open is { } last)
        {
            yield return last;
        }
    }

    private static Span? Span(Fact fact) =>
        fact.SaidAt is null ? null : new(fact.Since!.Value, fact.Stands ? DateOnly.MaxValue : fact.EndedOn!.Value);

    private static IEnumerable<(Cell, long)> Steps(Span span, Guid community, string metric, string kind)
    {
        if (span.From >= span.To)
        {
            yield break;
        }

        yield return (new Cell(community, metric, kind, "", CalendarMonth.Of(span.From)), 1);
        if (span.To != DateOnly.MaxValue)
        {
            yield return (new Cell(community, metric, kind, "", CalendarMonth.Of(span.To)), -1);
        }
    }
}

/// <summary>From a day on, up to but without another.</summary>
internal readonly record struct Span(DateOnly From, DateOnly To)
{
    public Span Within(Span other) => new(From > other.From ? From : other.From, To < other.To ? To : other.To);
}
