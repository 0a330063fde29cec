namespace Linli.Portal.Resources;

/// <summary>Stands for the texts in Agreements.resx (Chinese) and Agreements.en.resx: agreements with units and what else a community's joint work rests on.</summary>
public sealed class Agreements;
