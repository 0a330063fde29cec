namespace Linli.Portal.Resources;

/// <summary>Stands for the texts in Lists.resx (Chinese) and Lists.en.resx: needs, resources, projects and volunteers.</summary>
public sealed class Lists;
