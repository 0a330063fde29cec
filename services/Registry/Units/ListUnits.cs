using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Units;

internal static class ListUnits
{
    internal sealed record Item(
        Guid Id, Guid? CommunityId, string? CommunityName, string Kind, string Name, string? CreditCode, string? Grid, int? StaffNumber, int? MemberNumber, bool IsSensitive, DateTimeOffset RegisteredAt, DateTimeOffset? RetiredAt, bool IsMasked = false)
    {
        internal Item Mask() => this with { Name = SensitiveUnits.Mask, CreditCode = null, Grid = null, StaffNumber = null, MemberNumber = null, IsMasked = true };
    }

    internal static readonly Sorts<Unit> Sorts = new Sorts<Unit>(unit => unit.Id)
        .By("name", unit => unit.Name)
        .By("-registeredAt", unit => unit.RegisteredAt);

    /// <summary>For those who do not see every unit as it is: neither the order nor the place of a page says what a masked one is called.</summary>
    private static readonly Sorts<Unit> MaskedSorts = new Sorts<Unit>(unit => unit.Id)
        .By("name", unit => unit.Kind == UnitKinds.Military ? "" : unit.Name)
        .By("-registeredAt", unit => unit.RegisteredAt);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/units", Handle)
        .RequirePermission(Permissions.UnitRead)
        .WithSummary("Units by name, kind, community and state; sorted by name (pinyin) or registeredAt, a leading minus for descending.");

    internal static async Task<Ok<Page<Item>>> Handle([AsParameters] PageRequest page, [AsParameters] UnitFilter filter, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        var sensitive = user.ReachOf(Permissions.UnitSensitive);
        var found = await (sensitive.All ? Sorts : MaskedSorts).PageAsync(
            db.Units.AsNoTracking().Within(user.Reach).Matching(db, filter, page.Search, sensitive), page,
            u => new Item(
                u.Id, u.CommunityId, db.Communities.Where(c => c.Id == u.CommunityId).Select(c => c.Name).FirstOrDefault(), u.Kind, u.Name, u.CreditCode, u.Grid,
                u.StaffNumber, u.MemberNumber, u.Kind == UnitKinds.Military, u.RegisteredAt, u.RetiredAt),
            ct);
        List<Item> items = [.. found.Items.Select(item => !item.IsSensitive || sensitive.CoversUnitsOf(item.CommunityId) || sensitive.Units.Contains(item.Id) ? item : item.Mask())];
        await db.RecordShownAsync(items.Where(item => item is { IsSensitive: true, IsMasked: false }).Select(item => item.Id), ct);
        return TypedResults.Ok(found with { Items = items });
    }
}
