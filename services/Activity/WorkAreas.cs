namespace Linli.ActivityService;

/// <summary>The city's work areas (工作领域). Each sub-district names them in its own words; a record counts in one of them.</summary>
internal static class WorkAreas
{
    public const string Party = "party";
    public const string Service = "service";
    public const string Safety = "safety";
    public const string Environment = "environment";
}
