namespace Linli.Platform.Tests.Isolation;

/// <summary>What a row of the matrix expects of people who have no business with the data.</summary>
internal enum Expect
{
    /// <summary>An id of the data travels in the path or the body: refused with 4xx.</summary>
    Refused,

    /// <summary>A list or a search: may answer, but holds nothing of the data.</summary>
    Filtered,

    /// <summary>For the city alone: sub-districts are refused, and nothing in it points to a person.</summary>
    CityOnly,
}

/// <summary>One route of the matrix.</summary>
/// <param name="Service">The service.</param>
/// <param name="Route">Method and pattern exactly as the framework has it.</param>
/// <param name="Expect">What the others get.</param>
/// <param name="Make">Prepares a resource of its own in the world, as its admin, and returns the request that its admin may make.</param>
internal sealed record Row(string Service, string Route, Expect Expect, Func<World, Task<Call>> Make)
{
    public string Method => Route[..Route.IndexOf(' ', StringComparison.Ordinal)];

    public override string ToString() => $"{Service} {Route}";
}

/// <summary>A request with the world's own ids in it.</summary>
/// <param name="Path">Path and query.</param>
/// <param name="Body">JSON body, if it has one.</param>
/// <param name="As">Who may make it, where that is not the sub-district's admin: their token.</param>
/// <param name="LetsIn">It is about a door that stands open for the platform's operators.</param>
/// <param name="NotForSiblings">False where the data is the whole sub-district's, so that its other communities may read it.</param>
internal sealed record Call(string Path, object? Body = null, string? As = null, bool NotForSiblings = true, bool LetsIn = false);
