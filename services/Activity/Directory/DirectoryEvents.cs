using Linli.ActivityService.Data;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Messaging;

namespace Linli.ActivityService.Directory;

/// <summary>The events that keep the directory of communities, units and members.</summary>
internal static class DirectoryEvents
{
    public static Subscriptions<ActivityDb> FollowDirectory(this Subscriptions<ActivityDb> on) => on
        .Event<CommunityCreated>(FollowTenant.Handle)
        .Event<CommunityRenamed>(FollowTenant.Handle)
        .Event<CommunityRetired>(FollowTenant.Handle)
        .Event<UnitRegistered>(FollowRegistry.Handle)
        .Event<UnitChanged>(FollowRegistry.Handle)
        .Event<UnitRetired>(FollowRegistry.Handle)
        .Event<UnitMerged>(FollowRegistry.Handle)
        .Event<UnitMergerUndone>(FollowRegistry.Handle)
        .Event<MemberUnitChanged>(FollowRegistry.Handle)
        .Event<MemberReportedIn>(FollowRegistry.Handle)
        .Event<MemberMoved>(FollowRegistry.Handle)
        .Event<MemberLinked>(FollowRegistry.Handle)
        .Event<MemberLeft>(FollowRegistry.Handle);
}
