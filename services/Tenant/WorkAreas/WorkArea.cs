using Linli.ServiceDefaults.Tenancy;

namespace Linli.TenantService.WorkAreas;

/// <summary>工作领域: a sub-district's own name for one of the city's work areas.</summary>
internal sealed class WorkArea : TenantRow
{
    public const int NameLength = 20;

    private WorkArea() { }

    public WorkArea(string code, string name)
    {
        Code = code;
        Name = name;
    }

    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";

    public void Rename(string name) => Name = name;
}
