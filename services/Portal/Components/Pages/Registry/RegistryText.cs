using Linli.Portal.Api;
using Linli.Portal.Components.Ui;
using Microsoft.Extensions.Localization;

namespace Linli.Portal.Components.Pages.Registry;

/// <summary>Words and choices that several of these pages use.</summary>
internal static class RegistryText
{
    public const string SelfEmployed = "self_employed";

    public static readonly IReadOnlyList<string> UnitKinds =
        ["military", "administrative", "institution", "state_owned", "private", "social_organisation", "school"];

    public static IEnumerable<Option> Kinds(this IStringLocalizer texts) => UnitKinds.Select(kind => new Option(kind, texts["Kind." + kind]));

    public static IEnumerable<Option> Options(this IEnumerable<RegistryCommunity> communities) =>
        communities.Where(community => !community.IsRetired).Select(community => new Option(community.Id, community.Name));

    /// <summary>A category in the reader's language where it is one of ours; otherwise the paper's own word.</summary>
    public static string Category(this IStringLocalizer texts, string? category) =>
        texts["Kind." + category] is { ResourceNotFound: false } kind ? kind : category ?? "";

    public static Tone ToneOf(string state) => state switch
    {
        "held" => Tone.Good,
        "pending" => Tone.Warn,
        "waiting" => Tone.Info,
        "declined" => Tone.Bad,
        _ => Tone.Neutral,
    };
}
