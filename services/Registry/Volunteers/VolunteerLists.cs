namespace Linli.RegistryService.Volunteers;

/// <summary>What volunteers can do, and when they have time.</summary>
internal static class VolunteerLists
{
    public static readonly IReadOnlyList<string> Skills =
        ["repairs", "medical", "teaching", "law", "culture", "sports", "computers", "cooking", "hairdressing", "driving", "language", "care", "patrol", "cleaning", "other"];

    private static readonly string[] Parts = ["morning", "afternoon", "evening"];

    /// <summary>Weekday (1 is Monday) and part of the day: <c>6-morning</c>.</summary>
    public static readonly IReadOnlyList<string> Times = [.. Enumerable.Range(1, 7).SelectMany(day => Parts.Select(part => $"{day}-{part}"))];
}
