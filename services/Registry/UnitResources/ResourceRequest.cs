using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Needs;

namespace Linli.RegistryService.UnitResources;

/// <param name="Title">What is offered.</param>
/// <param name="Kind">Of <see cref="ListKinds"/>, as a need has it.</param>
/// <param name="WorkArea">Empty: for any.</param>
/// <param name="Quantity">Empty: it is not used up by being used.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="To">The last day that it is to be had; empty: until further notice.</param>
/// <param name="Conditions">What goes with it: when, where, for whom.</param>
internal sealed record ResourceRequest(
    [property: Required, MaxLength(NeedRules.TitleLength)] string Title,
    [property: Required, AllowedValues(ListKinds.Help, ListKinds.Skill, ListKinds.Goods, ListKinds.Money, ListKinds.Venue, ListKinds.Culture, ListKinds.Training, ListKinds.Other, ErrorMessage = "need.kind")] string Kind,
    [property: Required(ErrorMessage = "resource.from")] DateOnly? From,
    [property: RegularExpression(WorkAreas.Pattern, ErrorMessage = "need.work_area")] string? WorkArea = null,
    [property: Range(1, NeedRules.HighestQuantity)] int? Quantity = null,
    [property: MaxLength(NeedRules.MeasureLength)] string? Measure = null,
    DateOnly? To = null,
    [property: MaxLength(ResourceRules.ConditionsLength)] string? Conditions = null)
{
    internal ResourceFacts ToFacts() => new(Title.Trim(), Kind, Text.OrNull(WorkArea), Quantity, Text.OrNull(Measure), From!.Value, To, Text.OrNull(Conditions));
}
