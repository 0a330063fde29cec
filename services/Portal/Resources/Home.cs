namespace Linli.Portal.Resources;

/// <summary>Stands for the texts in Home.resx (Chinese) and Home.en.resx.</summary>
public sealed class Home;
