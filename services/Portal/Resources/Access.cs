namespace Linli.Portal.Resources;

/// <summary>Stands for the texts in Access.resx (Chinese) and Access.en.resx.</summary>
public sealed class Access;
