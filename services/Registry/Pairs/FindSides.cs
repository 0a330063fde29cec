using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Pairs;

/// <summary>Finds who stands on the sides of a pair: units of the whole sub-district, members and beneficiaries of the communities in reach.</summary>
internal static class FindSides
{
    internal static async Task<PairSide?> FindHelperAsync(this RegistryDb db, SideRequest side, CurrentUser user, FieldProtector protector, CancellationToken ct) =>
        side.Id is null ? await db.NamedAsync(side, protector, ct)
        : side.Kind is SideKinds.Unit or SideKinds.Member ? await db.OnRecordAsync(side.Kind, side.Id.Value, user, ct)
        : null;

    /// <summary>A beneficiary is helped in their own community, and locked, so that they are not erased meanwhile.</summary>
    internal static async Task<PairSide?> FindHelpedAsync(this RegistryDb db, SideRequest side, Guid communityId, CurrentUser user, FieldProtector protector, CancellationToken ct) =>
        side.Id is not { } id ? await db.NamedAsync(side, protector, ct)
        : side.Kind is SideKinds.Unit or SideKinds.Member ? await db.OnRecordAsync(side.Kind, id, user, ct)
        : await db.LockBeneficiaryAsync(id, ct) is { } beneficiary && beneficiary.CommunityId == communityId ? new(side.Kind, id, BeneficiaryId: id)
        : null;

    private static async Task<PairSide?> OnRecordAsync(this RegistryDb db, string kind, Guid id, CurrentUser user, CancellationToken ct) => kind == SideKinds.Unit
        ? await db.Units.AnyAsync(u => u.Id == id && u.RetiredAt == null, ct) ? new(kind, id, UnitId: id) : null
        : await db.Members.Within(user.ReachOf(Permissions.PairEdit)).AnyAsync(m => m.Id == id && m.LeftOn == null, ct) ? new(kind, id, MemberId: id) : null;

    private static async Task<PairSide?> NamedAsync(this RegistryDb db, SideRequest side, FieldProtector protector, CancellationToken ct)
    {
        if (side.UnitId is { } unitId && !await db.Units.AnyAsync(u => u.Id == unitId && u.RetiredAt == null, ct))
        {
            return null;
        }
        var name = protector.Seal(side.Name, former: null, Mask.Name)!;
        return new(side.Kind, new Guid(protector.Hash($"{side.Kind} {side.UnitId} {side.Name!.Trim()}").AsSpan(0, 16)), name, side.UnitId);
    }
}
