using System.Diagnostics.CodeAnalysis;

namespace Linli.Portal.Api;

/// <summary>What became of a write: done, or a <see cref="Api.Problem"/> that the form shows.</summary>
internal sealed record ApiResult(Problem? Problem)
{
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Succeeded => Problem is null;
}

/// <inheritdoc cref="ApiResult"/>
internal sealed record ApiResult<T>(T? Value, Problem? Problem)
{
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Succeeded => Problem is null;
}
