using System.Linq.Expressions;
using Linli.ActivityService.Data;
using Linli.ActivityService.Directory;
using Linli.ServiceDefaults.Security;

namespace Linli.ActivityService.Contributions;

/// <summary>One contribution in a list.</summary>
/// <param name="Giver">Who gave: the words, or the unit's name.</param>
internal sealed record ContributionItem(
    Guid Id, Guid CommunityId, string CommunityName, string Kind, Guid? GiverUnitId, string Giver, string Receiver, string Purpose, string WorkArea,
    DateOnly On, decimal? Amount, bool Approximate, string? Description, string? ReceiptNo, bool Voided)
{
    public static Expression<Func<Contribution, ContributionItem>> From(ActivityDb db, CurrentUser user)
    {
        var names = db.NamesFor(user);
        return c => new ContributionItem(
            c.Id, c.CommunityId, db.Communities.First(x => x.Id == c.CommunityId).Name, c.Kind, c.GiverUnitId,
            c.Giver ?? names.First(u => u.Id == c.GiverUnitId).Name, c.Receiver, c.Purpose, c.WorkArea,
            c.On, c.Amount, c.Approximate, c.Description, c.ReceiptNo, c.Voided != null);
    }
}
