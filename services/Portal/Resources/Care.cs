namespace Linli.Portal.Resources;

/// <summary>Stands for the texts in Care.resx (Chinese) and Care.en.resx: beneficiaries and helping pairs.</summary>
public sealed class Care;
