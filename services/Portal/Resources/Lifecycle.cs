namespace Linli.Portal.Resources;

/// <summary>Stands for the texts in Lifecycle.resx (Chinese) and Lifecycle.en.resx.</summary>
public sealed class Lifecycle;
