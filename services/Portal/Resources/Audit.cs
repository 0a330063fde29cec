namespace Linli.Portal.Resources;

/// <summary>Stands for the texts in Audit.resx (Chinese) and Audit.en.resx.</summary>
public sealed class Audit;
