namespace Linli.Loader;

/// <summary>What the loader reads of the API's answers.</summary>
internal sealed record Created(Guid Id);

internal sealed record Named(Guid Id, string Name);

internal sealed record Listed<T>(IReadOnlyList<T> Items, string? Next);

internal sealed record Post(Guid Id, string Name, int Limit);

internal sealed record Claim(Guid MemberId);

internal sealed record Directory(IReadOnlyList<Named> Communities, IReadOnlyList<Named> Units);

internal sealed record Activity(Guid Id, string Title, string State, int Persons, News? News);

internal sealed record News(string Title);

internal sealed record Contribution(string Purpose, DateOnly On, decimal? Amount);

/// <param name="State">active, announced or retired.</param>
internal sealed record Standing(Guid Id, string Name, string State);
