namespace Linli.RegistryService.Members;

internal sealed record MemberFacts(string Name, Sealed? Phone, Guid? UnitId, Guid? PersonId);
