using System.Text.Json.Serialization;

namespace Linli.RegistryService.Needs;

/// <summary>Open → matched → in progress → done; or it expired, or was withdrawn.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NeedState>))]
internal enum NeedState
{
    [JsonStringEnumMemberName("open")] Open,
    [JsonStringEnumMemberName("matched")] Matched,
    [JsonStringEnumMemberName("in_progress")] InProgress,
    [JsonStringEnumMemberName("done")] Done,
    [JsonStringEnumMemberName("expired")] Expired,
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,
}
