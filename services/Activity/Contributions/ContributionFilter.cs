using Linli.ActivityService.Data;
using Linli.ActivityService.Directory;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Contributions;

/// <summary>How a list of contributions is narrowed; a filter that says nothing understandable narrows nothing.</summary>
/// <param name="Unit">The unit that gave.</param>
/// <param name="Month">A month in China, e.g. 2026-03, or a year.</param>
/// <param name="State">valid or voided; both unless told.</param>
internal sealed record ContributionFilter(
    Guid? Community = null, string? WorkArea = null, string? Kind = null, Guid? Unit = null, string? Month = null, string? State = null)
{
    public IQueryable<Contribution> Apply(ActivityDb db, CurrentUser user, string? search)
    {
        var rows = Visible(db, user.Reach);
        if (search is not null)
        {
            var (pattern, units) = (Text.Anywhere(search), db.Units.ShownTo(user.ReachOf(Permissions.UnitSensitive)));
            rows = rows.Where(c => EF.Functions.ILike(c.Giver!, pattern, @"\") || EF.Functions.ILike(c.Receiver, pattern, @"\") || EF.Functions.ILike(c.Purpose, pattern, @"\")
                || EF.Functions.ILike(c.ReceiptNo!, pattern, @"\") || units.Any(u => u.Id == c.GiverUnitId && EF.Functions.ILike(u.Name, pattern, @"\")));
        }
        if (Community is { } community)
        {
            rows = rows.Where(c => c.CommunityId == community);
        }
        if (WorkArea.OrNull() is { } workArea)
        {
            rows = rows.Where(c => c.WorkArea == workArea);
        }
        if (Kind.OrNull() is { } kind)
        {
            rows = rows.Where(c => c.Kind == kind);
        }
        if (Unit is { } unit)
        {
            var parts = db.PartsOf(unit);
            rows = rows.Where(c => parts.Contains(c.GiverUnitId!.Value));
        }
        if (Period.TryParse(Month, out var period))
        {
            rows = rows.Where(c => c.On >= period.First && c.On <= period.Last);
        }
        return State switch
        {
            "valid" => rows.Where(c => c.Voided == null),
            "voided" => rows.Where(c => c.Voided != null),
            _ => rows,
        };
    }

    /// <summary>Those of the communities in reach, and those that a unit in reach gave.</summary>
    public static IQueryable<Contribution> Visible(ActivityDb db, Reach reach)
    {
        if (reach.All || reach.Units.Count == 0)
        {
            return db.Contributions.Within(reach);
        }

        var units = db.UnitsWithin(reach);
        return db.Contributions.Where(c => reach.Communities.Contains(c.CommunityId) || units.Contains(c.GiverUnitId!.Value));
    }
}
