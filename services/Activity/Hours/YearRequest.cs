using System.ComponentModel.DataAnnotations;

namespace Linli.ActivityService.Hours;

/// <summary>Which year is asked for.</summary>
internal sealed record YearRequest([property: Range(1949, 2100)] int? Year = null)
{
    public int In(TimeProvider clock) => Year ?? clock.Today().Year;
}
