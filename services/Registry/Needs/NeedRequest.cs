using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Beneficiaries;

namespace Linli.RegistryService.Needs;

/// <param name="Title">What is needed; no names of people.</param>
/// <param name="Kind">Of <see cref="ListKinds"/>.</param>
/// <param name="Group">Who needs it: a group or a kind of beneficiary.</param>
/// <param name="Quantity">Empty: one unit takes all of it.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="On">Since when it is needed; empty for today; heeded when entering only.</param>
internal sealed record NeedRequest(
    [property: Required, MaxLength(NeedRules.TitleLength)] string Title,
    [property: Required, AllowedValues(ListKinds.Help, ListKinds.Skill, ListKinds.Goods, ListKinds.Money, ListKinds.Venue, ListKinds.Culture, ListKinds.Training, ListKinds.Other, ErrorMessage = "need.kind")] string Kind,
    [property: Required, RegularExpression(WorkAreas.Pattern, ErrorMessage = "need.work_area")] string WorkArea,
    [property: Required, AllowedValues(
        NeedGroups.Residents, NeedGroups.Elderly, NeedGroups.Children, NeedGroups.Members, NeedGroups.Community,
        BeneficiaryKinds.LowIncome, BeneficiaryKinds.FiveGuarantees, BeneficiaryKinds.Disabled, BeneficiaryKinds.PartyMember, BeneficiaryKinds.LaidOff, BeneficiaryKinds.Orphan, BeneficiaryKinds.EmptyNest,
        ErrorMessage = "need.group")] string Group,
    [property: Required(ErrorMessage = "need.wanted_by")] DateOnly? WantedBy,
    [property: Range(1, NeedRules.HighestQuantity)] int? Quantity = null,
    [property: MaxLength(NeedRules.MeasureLength)] string? Measure = null,
    [property: MaxLength(NeedRules.NoteLength)] string? Note = null,
    DateOnly? On = null)
{
    internal NeedFacts ToFacts() => new(Title.Trim(), Kind, WorkArea, Group, Quantity, Text.OrNull(Measure), WantedBy!.Value, Text.OrNull(Note));
}
