using System.Text.Json.Serialization;

namespace Linli.ActivityService.Activities;

/// <summary>planned → held → closed; a planned activity, or one that was held without anybody recorded, may be cancelled.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActivityState>))]
internal enum ActivityState
{
    [JsonStringEnumMemberName("planned")] Planned,
    [JsonStringEnumMemberName("held")] Held,
    [JsonStringEnumMemberName("closed")] Closed,
    [JsonStringEnumMemberName("cancelled")] Cancelled,
}
