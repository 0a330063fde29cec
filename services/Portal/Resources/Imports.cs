namespace Linli.Portal.Resources;

/// <summary>Stands for the texts in Imports.resx (Chinese) and Imports.en.resx.</summary>
public sealed class Imports;
