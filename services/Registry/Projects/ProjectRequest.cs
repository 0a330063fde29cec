using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Needs;

namespace Linli.RegistryService.Projects;

/// <param name="Title">What is undertaken; no names of people.</param>
/// <param name="Kind">Of <see cref="ListKinds"/>, as needs and resources have it.</param>
/// <param name="Place">Where; empty: in the whole community.</param>
/// <param name="Goal">What is there in the end.</param>
/// <param name="Aim">How many of it; with the measure it can be told whether the project got there.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Places">How many units take it on at most; empty: one.</param>
/// <param name="On">When it was proposed; empty for today; heeded when entering only.</param>
internal sealed record ProjectRequest(
    [property: Required, MaxLength(NeedRules.TitleLength)] string Title,
    [property: Required, AllowedValues(ListKinds.Help, ListKinds.Skill, ListKinds.Goods, ListKinds.Money, ListKinds.Venue, ListKinds.Culture, ListKinds.Training, ListKinds.Other, ErrorMessage = "need.kind")] string Kind,
    [property: Required, RegularExpression(WorkAreas.Pattern, ErrorMessage = "need.work_area")] string WorkArea,
    [property: Required, MaxLength(ProjectRules.GoalLength)] string Goal,
    [property: Required(ErrorMessage = "project.aim"), Range(1, ProjectRules.HighestAim)] int? Aim,
    [property: Required, MaxLength(NeedRules.MeasureLength)] string Measure,
    [property: Required(ErrorMessage = "project.starts_on")] DateOnly? StartsOn,
    [property: Required(ErrorMessage = "project.due_on")] DateOnly? DueOn,
    [property: MaxLength(ProjectRules.PlaceLength)] string? Place = null,
    [property: Range(1, ProjectRules.HighestPlaces)] int? Places = null,
    [property: MaxLength(NeedRules.NoteLength)] string? Note = null,
    DateOnly? On = null)
{
    internal ProjectFacts ToFacts() => new(
        Title.Trim(), Kind, WorkArea, Text.OrNull(Place), Goal.Trim(), Aim!.Value, Measure.Trim(), Places ?? 1, StartsOn!.Value, DueOn!.Value, Text.OrNull(Note));
}
