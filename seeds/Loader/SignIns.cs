using Spectre.Console;

namespace Linli.Loader;

/// <summary>Who can sign in to the demo city.</summary>
internal static class SignIns
{
    public static void Print(Uri gateway, string password, CitySeed city)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Sign-in", "Role", "Person", "Where");
        foreach (var (person, role, where) in Of(city))
        {
            table.AddRow(Markup.Escape(person.SignIn), role, Markup.Escape(person.Name), Markup.Escape(where));
        }

        // Not through the console's own wrapping: an address that is broken in two cannot be clicked.
        Console.WriteLine();
        Console.WriteLine($"The demo city is at {gateway} and every demo password is {password}");
        AnsiConsole.Write(table);
    }

    private static IEnumerable<(PersonSeed Person, string Role, string Where)> Of(CitySeed city) =>
    [
        (city.Operator, "operator", "platform"),
        (city.Officer, "city-officer", "city"),
        .. city.Tenants.SelectMany(t => t.Communities.SelectMany(c => c.People.Select(p => (p, p.Role!, c.Name))).Prepend((t.Admin, "tenant-admin", t.Name))),
    ];
}
