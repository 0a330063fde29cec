namespace Linli.Portal.Resources;

/// <summary>Stands for the texts in Activity.resx (Chinese) and Activity.en.resx.</summary>
public sealed class Activity;
