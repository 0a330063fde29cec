using System.Globalization;
using Linli.ActivityService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Activities;

/// <summary>How a list of activities is narrowed; a filter that says nothing understandable narrows nothing.</summary>
/// <param name="Month">A month in China, e.g. 2026-03, or a year.</param>
internal sealed record ActivityFilter(Guid? Community = null, string? WorkArea = null, string? Kind = null, string? State = null, string? Month = null)
{
    public IQueryable<Activity> Apply(IQueryable<Activity> rows, string? search)
    {
        if (search is not null)
        {
            var pattern = Text.Anywhere(search);
            rows = rows.Where(a => EF.Functions.ILike(a.Title, pattern, @"\") || EF.Functions.ILike(a.Theme!, pattern, @"\") || EF.Functions.ILike(a.Place, pattern, @"\"));
        }
        if (Community is { } community)
        {
            rows = rows.Where(a => a.CommunityId == community);
        }
        if (WorkArea.OrNull() is { } workArea)
        {
            rows = rows.Where(a => a.WorkArea == workArea);
        }
        if (Kind.OrNull() is { } kind)
        {
            rows = rows.Where(a => a.Kind == kind);
        }
        if (Enum.TryParse<ActivityState>(State, ignoreCase: true, out var state))
        {
            rows = rows.Where(a => a.State == state);
        }
        if (Period.TryParse(Month, out var period))
        {
            rows = rows.Where(a => a.On >= period.First && a.On <= period.Last);
        }
        return rows;
    }
}
