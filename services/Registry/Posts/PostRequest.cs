using System.ComponentModel.DataAnnotations;

namespace Linli.RegistryService.Posts;

/// <param name="Limit">How many places the post has.</param>
/// <param name="MonthlyHours">How many hours a month one who holds it gives; empty where nobody said.</param>
/// <param name="NeedsApproval">A claim takes its place at once but is held only when approved.</param>
internal sealed record PostRequest(
    [property: Required, MaxLength(PostRules.NameLength)] string Name,
    [property: Range(1, Post.HighestLimit)] int Limit,
    bool NeedsApproval = false,
    [property: Range(1, Post.MostMonthlyHours)] int? MonthlyHours = null);
