namespace Linli.Portal.Resources;

/// <summary>Stands for the texts in TenantPages.resx (Chinese) and TenantPages.en.resx.</summary>
public sealed class TenantPages;
