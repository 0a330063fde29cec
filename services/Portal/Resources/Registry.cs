namespace Linli.Portal.Resources;

/// <summary>Stands for the texts in Registry.resx (Chinese) and Registry.en.resx.</summary>
public sealed class Registry;
