using Linli.Portal.Api;
using Linli.Portal.Components.Ui;

namespace Linli.Portal.Components.Pages.Activities;

/// <summary>An activity as a form holds it: day and clock apart, the programme as rows.</summary>
public sealed class ActivityInput
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public string? CommunityId { get; set; }
    public uint? Version { get; set; }
    public string? Kind { get; set; }
    public string? Title { get; set; }
    public string? Theme { get; set; }
    public string? WorkArea { get; set; }
    public string? Place { get; set; }
    public DateOnly? On { get; set; }
    public TimeOnly? From { get; set; }
    public TimeOnly? To { get; set; }
    public DateOnly? LastDay { get; set; }
    public string? Host { get; set; }
    public string? Partner { get; set; }
    public List<string> UnitIds { get; set; } = [];
    public List<ProgrammeRow> Programme { get; set; } = [];
    public bool SignUpRequired { get; set; }
    public int? SignUpLimit { get; set; }

    /// <summary>Which button of the programme was pressed: add, remove-2, up-2, down-2; nothing to save.</summary>
    public string? Edit { get; set; }

    public sealed class ProgrammeRow
    {
        public string? Title { get; set; }
        public string? Note { get; set; }
    }

    internal static ActivityInput Of(ActivityDetail a)
    {
        var (from, to) = (Format.Local(a.StartsAt).DateTime, Format.Local(a.AllDay ? a.EndsAt.AddTicks(-1) : a.EndsAt).DateTime);
        return new()
        {
            CommunityId = a.CommunityId.ToString(),
            Version = a.Version,
            Kind = a.Kind,
            Title = a.Title,
            Theme = a.Theme,
            WorkArea = a.WorkArea,
            Place = a.Place,
            On = DateOnly.FromDateTime(from),
            From = a.AllDay ? null : TimeOnly.FromDateTime(from),
            To = a.AllDay ? null : TimeOnly.FromDateTime(to),
            LastDay = to.Date == from.Date ? null : DateOnly.FromDateTime(to),
            Host = a.Host,
            Partner = a.Partner,
            UnitIds = [.. a.Units.Select(u => u.Id.ToString())],
            Programme = [.. a.Programme.Select(p => new ProgrammeRow { Title = p.Title, Note = p.Note })],
            SignUpRequired = a.SignUp.Required,
            SignUpLimit = a.SignUp.Limit,
        };
    }

    /// <summary>Does what a button of the programme asked for.</summary>
    /// <returns>False when the form is to be saved.</returns>
    internal bool EditProgramme()
    {
        var (verb, row) = Edit?.Split('-') switch { [var v, var n] when int.TryParse(n, out var i) => (v, i), [var v] => (v, -1), _ => (null, -1) };
        Edit = null;
        if (verb == "add")
        {
            Programme.Add(new());
        }
        else if (row >= 0 && row < Programme.Count)
        {
            var moved = Programme[row];
            Programme.RemoveAt(row);
            if (verb is "up" or "down")
            {
                Programme.Insert(Math.Clamp(verb == "up" ? row - 1 : row + 1, 0, Programme.Count), moved);
            }
        }
        return verb is not null;
    }

    /// <summary>As the service takes it. Without a clock only the day is known.</summary>
    internal object ToRequest() => new
    {
        CommunityId, Version, Kind, Title, Theme, WorkArea, Place,
        StartsAt = At(On, From ?? TimeOnly.MinValue),
        EndsAt = From is null ? At(LastDay, TimeOnly.MinValue) : At(LastDay ?? On, To),
        AllDay = From is null,
        Host, Partner, UnitIds,
        Programme = Programme.Select(p => new { p.Title, p.Note }),
        SignUpRequired, SignUpLimit,
    };

    private static DateTimeOffset? At(DateOnly? day, TimeOnly? time) => day is { } d && time is { } t ? new DateTimeOffset(d.ToDateTime(t), China) : null;
}
