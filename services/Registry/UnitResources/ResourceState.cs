using System.Text.Json.Serialization;

namespace Linli.RegistryService.UnitResources;

/// <summary>Open → matched (all of it is promised) → done (all of it was used); or it expired, or was withdrawn.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResourceState>))]
internal enum ResourceState
{
    [JsonStringEnumMemberName("open")] Open,
    [JsonStringEnumMemberName("matched")] Matched,
    [JsonStringEnumMemberName("done")] Done,
    [JsonStringEnumMemberName("expired")] Expired,
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,
}
