using System.ComponentModel.DataAnnotations;
using Linli.TenantService.Template;

namespace Linli.TenantService.Settings;

/// <summary>Lists of settings as they are sent in, by a sub-district for itself or by the city for all; blank names and doubles are refused at their line.</summary>
internal sealed record PostsRequest([property: Required, MaxLength(60)] IReadOnlyList<PostsRequest.Post> Posts) : IValidatableObject
{
    /// <param name="Kind">Empty for a post of one's own: it gets a name by which it is counted.</param>
    internal sealed record Post([property: MaxLength(30), RegularExpression("[a-z][a-z0-9_]*")] string? Kind, [property: Required, MaxLength(20)] string Name);

    public IReadOnlyList<PostSetting> ToSettings() => [.. Posts.Select((p, i) => new PostSetting(p.Kind is { Length: > 0 } kind ? kind : $"own_{i + 1}", p.Name.Trim()))];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Doubles.At("posts", "name", Posts, p => p.Name);
}

/// <inheritdoc cref="PostsRequest"/>
internal sealed record MatterCategoriesRequest([property: Required, MaxLength(40)] IReadOnlyList<MatterCategoriesRequest.Category> Categories) : IValidatableObject
{
    internal sealed record Category(
        [property: MaxLength(30), RegularExpression("[a-z][a-z0-9_]*")] string? Code, [property: Required, MaxLength(20)] string Name,
        [property: Range(1, 120)] int Days, [property: Required, MaxLength(40)] string Department);

    public IReadOnlyList<MatterCategory> ToSettings() =>
        [.. Categories.Select((c, i) => new MatterCategory(c.Code is { Length: > 0 } code ? code : $"own_{i + 1}", c.Name.Trim(), c.Days, c.Department.Trim()))];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Doubles.At("categories", "name", Categories, c => c.Name);
}

/// <inheritdoc cref="PostsRequest"/>
internal sealed record TargetsRequest([property: Required, MaxLength(40)] IReadOnlyList<TargetsRequest.Target> Targets) : IValidatableObject
{
    internal sealed record Target(
        [property: MaxLength(30)] string? Code, [property: Required, MaxLength(40)] string Name, [property: Required, MaxLength(10)] string Unit,
        [property: Range(0.01, 1_000_000_000)] decimal Number, [property: Required] DateOnly? Due,
        [property: Required, AllowedValues("party", "service", "safety", "environment", ErrorMessage = "work_area.code_unknown")] string WorkArea);

    public IReadOnlyList<TargetSetting> ToSettings() =>
        [.. Targets.Select((t, i) => new TargetSetting(t.Code is { Length: > 0 } code ? code : $"target_{i + 1}", t.Name.Trim(), t.Unit.Trim(), t.Number, t.Due!.Value, t.WorkArea))];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Doubles.At("targets", "name", Targets, t => t.Name);
}

internal static class Doubles
{
    public static IEnumerable<ValidationResult> At<T>(string list, string field, IReadOnlyList<T>? items, Func<T, string?> name)
    {
        for (var i = 0; i < items?.Count; i++)
        {
            if (items.Take(i).Any(other => string.Equals(name(other)?.Trim(), name(items[i])?.Trim(), StringComparison.Ordinal)))
            {
                yield return new("settings.name_twice", [$"{list}[{i}].{field}"]);
            }
        }
    }
}
