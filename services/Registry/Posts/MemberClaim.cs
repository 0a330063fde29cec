namespace Linli.RegistryService.Posts;

/// <summary>A claim as its member sees it.</summary>
internal sealed record MemberClaim(Guid Id, Guid PostId, string PostName, ClaimState State, DateTimeOffset At, DateTimeOffset? HeldAt, DateTimeOffset? EndedAt, string? Reason, int? MonthlyHours);
