using Linli.IdentityService.Access;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Account;

/// <summary>The demo city's sign-ins, offered on the sign-in page. There are none unless <c>Linli:Demo</c> says so.</summary>
internal sealed class DemoPeople(IdentityDb db, AccessReader reader, FieldProtector protector, IConfiguration configuration)
{
    private const string DefaultPassword = "Linli-demo-2026";

    public bool IsOn { get; } = configuration.GetValue<bool>("Linli:Demo");

    public string Password { get; } = configuration["Linli:DemoPassword"] ?? DefaultPassword;

    public async Task<IReadOnlyList<DemoPerson>> ListAsync(CancellationToken ct)
    {
        List<DemoPerson> people = [];
        if (!IsOn)
        {
            return people;
        }

        foreach (var person in await db.Persons.AsNoTracking().Where(p => p.IsDemo && p.DisabledAt == null).OrderBy(p => p.Id).Take(40).ToListAsync(ct))
        {
            var access = await reader.ReadAsync(person.Id, ct);
            people.Add(new(person.Id, person.Name, person.ContactOf(protector).SignInName, access!.Held.Select(h => h.Role).Distinct().ToList(), access.Home?.Scope.ToString()));
        }

        return people;
    }
}

internal sealed record DemoPerson(Guid Id, string Name, string SignInName, IReadOnlyList<string> Roles, string? Home);
