using Linli.Portal.Components.Ui;

namespace Linli.Portal.Api;

/// <summary>The sub-district's own names of its work areas, asked for once a request.</summary>
internal sealed class WorkAreaNames(TenantApi tenant)
{
    private IReadOnlyList<WorkAreaItem> areas = [];

    public string this[string code] => areas.FirstOrDefault(a => a.Code == code)?.Name ?? code;

    public IEnumerable<Option> Options => areas.Where(a => a.RetiredAt is null).Select(a => new Option(a.Code, a.Name));

    public async Task<WorkAreaNames> LoadAsync(CancellationToken ct)
    {
        if (areas.Count == 0)
        {
            areas = await tenant.ListWorkAreasAsync(ct);
        }
        return this;
    }
}
