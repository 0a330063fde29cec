namespace Linli.IdentityService.People;

internal sealed record PersonRef(Guid Id, string Name);
