using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;

namespace Linli.RegistryService.Needs;

/// <summary>What became of a need, told to the others.</summary>
internal static class Tell
{
    /// <summary>What changing a need by hand tells, an import tells too.</summary>
    public static void Change(this RegistryDb db, Need need, NeedFacts facts, DateTimeOffset now, DateOnly today)
    {
        var (former, kind, area) = (need.State, need.Kind, need.WorkArea);
        need.Change(facts, today);
        if (need.Kind != kind || need.WorkArea != area)
        {
            db.Publish(new NeedChanged(need.TenantId, now, need.Id, need.CommunityId, need.Kind, need.WorkArea, need.EnteredOn, need.CommunityId, null));
        }
        db.TellState(need, former, now, today);
    }

    /// <summary>Whenever its state is another one than it was.</summary>
    public static void TellState(this RegistryDb db, Need need, NeedState former, DateTimeOffset now, DateOnly today)
    {
        if (need.State == former)
        {
            return;
        }
        // A project may have met what no unit had taken.
        if (former == NeedState.Open && need.State is NeedState.Matched or NeedState.InProgress or NeedState.Done)
        {
            db.Publish(new NeedMatched(need.TenantId, now, need.Id, need.CommunityId, need.Kind, need.WorkArea, need.EnteredOn, need.MatchedOn ?? today));
        }
        if (need.State == NeedState.Open)
        {
            db.Publish(new NeedReopened(need.TenantId, now, need.Id, need.CommunityId, today));
        }
        else if (need.State == NeedState.Done)
        {
            db.Publish(new NeedDone(need.TenantId, now, need.Id, need.CommunityId, need.Kind, need.WorkArea, need.EndedOn!.Value));
        }
        else if (need.State is NeedState.Expired or NeedState.Withdrawn)
        {
            db.Publish(new NeedEnded(need.TenantId, now, need.Id, need.CommunityId, need.State == NeedState.Expired ? "expired" : "withdrawn", need.EndedOn!.Value));
        }
    }
}
