namespace Linli.Portal.Resources;

/// <summary>Stands for the texts in Settings.resx (Chinese) and Settings.en.resx.</summary>
public sealed class Settings;
