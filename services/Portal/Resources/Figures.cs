namespace Linli.Portal.Resources;

/// <summary>Stands for the texts in Figures.resx (Chinese) and Figures.en.resx.</summary>
public sealed class Figures;
