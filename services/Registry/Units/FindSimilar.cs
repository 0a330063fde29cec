using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Units;

internal static class FindSimilar
{
    private const int Most = 10;

    /// <param name="Except">The unit itself, when it is there already.</param>
    internal sealed record Request([property: Required, MaxLength(UnitRules.NameLength)] string Name, [property: MaxLength(40)] string? CreditCode = null, Guid? Except = null);

    /// <param name="Likeness"><c>code</c>: the same code · <c>name</c>: the same name · <c>similar</c>: one name short for the other, or nearly the same.</param>
    internal sealed record Item(Guid Id, string Name, string? CreditCode, Guid? CommunityId, string? CommunityName, string Likeness);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/units/similar", Handle)
        .RequirePermission(Permissions.UnitEdit)
        .WithSummary("Units in reach that may be the same as the one that is about to be saved, the likeliest first, 10 at most. Changes nothing.");

    internal static async Task<Ok<List<Item>>> Handle(Request request, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        var code = CreditCode.Normalise(request.CreditCode);
        var apart = request.Except is null ? [] : await db.ToldApartAsync(ct);
        var found = from unit in await db.ComparableAsync(user, ct)
                    where unit.Id != request.Except && !(request.Except is { } itself && apart.Contains((itself, unit.Id)))
                    let likeness = Likeness.Of(request.Name, code, unit.Name, unit.CreditCode)
                    where likeness is not null
                    orderby likeness == Likeness.SameCode descending, likeness == Likeness.SameName descending, unit.Name.Length
                    select new Item(unit.Id, unit.Name, unit.CreditCode, unit.CommunityId, unit.CommunityName, likeness);
        return TypedResults.Ok(found.Take(Most).ToList());
    }
}
