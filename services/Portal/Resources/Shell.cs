namespace Linli.Portal.Resources;

/// <summary>Stands for the texts in Shell.resx (Chinese) and Shell.en.resx.</summary>
public sealed class Shell;
