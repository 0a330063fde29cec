using Microsoft.AspNetCore.Http;

namespace Linli.ServiceDefaults.Http;

/// <summary>
/// A rule of the field refuses. Becomes 409 with the stable code and, in the person's language, the text that the service's
/// <c>Resources/Errors</c> holds under that code (with <c>{0}</c>… for the arguments).
/// </summary>
public sealed class RuleException(string code, params object?[] args) : Exception(code)
{
    /// <summary>Stable name of the rule, e.g. <c>post.full</c>.</summary>
    public string Code { get; } = code;

    /// <summary>Values for the text.</summary>
    public IReadOnlyList<object?> Args { get; } = args;

    /// <summary>409, except where the rule is about who gets in at all.</summary>
    public int Status { get; init; } = StatusCodes.Status409Conflict;

    /// <summary>The request's field (camelCase) that a person would change, if it is one.</summary>
    public string? Field { get; init; }
}
