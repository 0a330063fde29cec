using System.Globalization;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.TenantService.WorkAreas;

/// <summary>
/// 工作领域: a sub-district's own name for one of the city's work areas, or one more of its own. Which of the city's that one counts in is part
/// of its code (<c>service-1</c>) and so for good: figures that were counted stay where they are.
/// </summary>
internal sealed class WorkArea : TenantRow
{
    public const int NameLength = 20;
    public const int MostExtra = 12;

    private WorkArea() { }

    public WorkArea(string code, string name)
    {
        Code = code;
        Name = name;
    }

    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>An area of the sub-district's own that takes no new records; what it has stays counted.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>One that the city does not have.</summary>
    public bool IsExtra => Code.Contains('-', StringComparison.Ordinal);

    public string CityCode => Code.Split('-')[0];

    public int Number => IsExtra ? int.Parse(Code.Split('-')[1], CultureInfo.InvariantCulture) : 0;

    public static WorkArea Extra(string cityCode, IEnumerable<WorkArea> existing, string name)
    {
        var last = existing.Where(a => a.IsExtra && a.CityCode == cityCode).Select(a => a.Number).DefaultIfEmpty(0).Max();
        return last < MostExtra ? new($"{cityCode}-{last + 1}", name) : throw Errors.TooMany(MostExtra);
    }

    public void Rename(string name) => (Name, RetiredAt) = (name, null);

    public void Retire(DateTimeOffset at) => RetiredAt ??= at;
}
