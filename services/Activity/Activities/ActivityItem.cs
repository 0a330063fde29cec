using System.Linq.Expressions;
using Linli.ActivityService.Data;
using Linli.ActivityService.SignUps;

namespace Linli.ActivityService.Activities;

/// <summary>One activity in a list.</summary>
/// <param name="Taken">Persons who hold a place.</param>
/// <param name="Persons">Person-times recorded.</param>
/// <param name="Minutes">Their minutes together.</param>
internal sealed record ActivityItem(
    Guid Id, Guid CommunityId, string CommunityName, string Kind, string Title, string WorkArea, string Place,
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool AllDay, DateOnly On, ActivityState State,
    bool SignUpRequired, int? SignUpLimit, int Taken, int Persons, int Minutes)
{
    public static Expression<Func<Activity, ActivityItem>> From(ActivityDb db) => a => new ActivityItem(
        a.Id, a.CommunityId, db.Communities.First(c => c.Id == a.CommunityId).Name, a.Kind, a.Title, a.WorkArea, a.Place,
        a.StartsAt, a.EndsAt, a.AllDay, a.On, a.State, a.SignUpRequired, a.SignUpLimit,
        db.SignUps.Where(s => s.ActivityId == a.Id && s.State == SignUpState.Confirmed).Sum(s => s.Persons),
        db.Participations.Where(p => p.ActivityId == a.Id).Sum(p => p.Persons),
        db.Participations.Where(p => p.ActivityId == a.Id).Sum(p => p.Persons * p.MinutesEach));
}
