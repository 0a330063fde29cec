using Linli.Portal.Components.Ui;

namespace Linli.Portal.Components.Pages.Imports;

internal static class ImportText
{
    public static Tone ToneOf(string state) => state switch
    {
        "imported" => Tone.Good,
        "mend" or "interrupted" => Tone.Warn,
        "failed" => Tone.Bad,
        "undone" => Tone.Neutral,
        _ => Tone.Info,
    };
}
