using Linli.ActivityService.Data;
using Linli.Contracts.Registry.V1;

namespace Linli.ActivityService.Directory;

/// <summary>Keeps the units and members that records may name.</summary>
internal static class FollowRegistry
{
    internal static async Task Handle(UnitRegistered e, ActivityDb db, CancellationToken ct) =>
        (await FindUnit(e.TenantId, e.UnitId, db, ct)).Learn(e.CommunityId, e.Name, e.Kind, e.At);

    internal static async Task Handle(UnitChanged e, ActivityDb db, CancellationToken ct)
    {
        var unit = await FindUnit(e.TenantId, e.UnitId, db, ct);
        unit.Learn(e.CommunityId, e.Name, e.Kind, e.At);
        if (e.MovedOn is { } on)
        {
            unit.CameFrom(e.FormerCommunityId, on);
        }
    }

    internal static async Task Handle(UnitRetired e, ActivityDb db, CancellationToken ct) =>
        (await FindUnit(e.TenantId, e.UnitId, db, ct)).Retire(e.At);

    internal static async Task Handle(UnitMerged e, ActivityDb db, CancellationToken ct) =>
        (await FindUnit(e.TenantId, e.UnitId, db, ct)).Merge(e.IntoUnitId, e.At);

    internal static async Task Handle(UnitMergerUndone e, ActivityDb db, CancellationToken ct) =>
        (await FindUnit(e.TenantId, e.UnitId, db, ct)).Merge(null, e.At);

    internal static async Task Handle(MemberUnitChanged e, ActivityDb db, CancellationToken ct) =>
        (await FindMember(e.TenantId, e.MemberId, db, ct)).ChangeUnit(e.UnitId, e.At);

    internal static async Task Handle(MemberReportedIn e, ActivityDb db, CancellationToken ct) =>
        (await FindMember(e.TenantId, e.MemberId, db, ct)).ReportIn(e.CommunityId, e.UnitId, e.At);

    internal static async Task Handle(MemberMoved e, ActivityDb db, CancellationToken ct) =>
        (await FindMember(e.TenantId, e.MemberId, db, ct)).Move(e.CommunityId, e.UnitId, e.FormerCommunityId, e.On, e.At);

    internal static async Task Handle(MemberLinked e, ActivityDb db, CancellationToken ct) =>
        (await FindMember(e.TenantId, e.MemberId, db, ct)).Link(e.PersonId, e.At);

    internal static async Task Handle(MemberLeft e, ActivityDb db, CancellationToken ct) =>
        (await FindMember(e.TenantId, e.MemberId, db, ct)).Leave(e.CommunityId, e.UnitId, e.On, e.At);

    private static async Task<Unit> FindUnit(Guid tenantId, Guid id, ActivityDb db, CancellationToken ct) =>
        await db.Units.FindAsync([tenantId, id], ct) ?? db.Units.Add(new Unit(id)).Entity;

    private static async Task<Member> FindMember(Guid tenantId, Guid id, ActivityDb db, CancellationToken ct) =>
        await db.Members.FindAsync([tenantId, id], ct) ?? db.Members.Add(new Member(id)).Entity;
}
