namespace Linli.Portal.Resources;

/// <summary>Stands for the texts in Support.resx (Chinese) and Support.en.resx.</summary>
public sealed class Support;
