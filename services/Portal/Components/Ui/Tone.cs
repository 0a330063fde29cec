namespace Linli.Portal.Components.Ui;

/// <summary>What a colour means; the same on every page.</summary>
public enum Tone { Neutral, Info, Good, Warn, Bad }

internal static class Tones
{
    public static string Color(this Tone tone) => tone switch
    {
        Tone.Info => "blue",
        Tone.Good => "green",
        Tone.Warn => "yellow",
        Tone.Bad => "red",
        _ => "secondary",
    };
}
