namespace Linli.ServiceDefaults.Audit;

/// <summary>
/// Something that the change tracker does not see and that belongs into the audit all the same: a set-based statement, a
/// function of the database, a sign-in, personal data shown. Saved with the next save of the same context.
/// </summary>
/// <param name="Kind">What it was done to, in the words of the entities: <c>assignment</c>, <c>member</c>.</param>
/// <param name="RowId">Which one.</param>
/// <param name="Action">One of <see cref="AuditActions"/>.</param>
public sealed record AuditNote(string Kind, string RowId, string Action)
{
    /// <summary>In whose audit; the acting tenant's unless said. Only the city and requests of nobody may write into another's.</summary>
    public Guid? TenantId { get; init; }

    /// <summary>The community it concerns.</summary>
    public Guid? CommunityId { get; init; }

    /// <summary>Who did it, where the token does not say so yet: somebody who is just signing in.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>An operator whom the tenant lets in did it, where the token does not say so yet.</summary>
    public bool Support { get; init; }

    /// <summary>A word of its own instead of the endpoint's name.</summary>
    public string? Verb { get; init; }

    /// <summary>Why, where the person gave a reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Column → before and after. Nothing personal.</summary>
    public IReadOnlyDictionary<string, (object? Before, object? After)>? Changes { get; init; }
}
