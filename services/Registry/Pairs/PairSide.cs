namespace Linli.RegistryService.Pairs;

/// <summary>One side of a pair, found and checked.</summary>
/// <param name="Ref">What it is told apart by: the row's id, or what the keyed hash of the name gives for somebody who is only named.</param>
/// <param name="Name">Of somebody who is on record nowhere else.</param>
/// <param name="UnitId">The unit itself, or the one that the named person comes from.</param>
internal sealed record PairSide(string Kind, Guid Ref, Sealed? Name = null, Guid? UnitId = null, Guid? MemberId = null, Guid? BeneficiaryId = null);
