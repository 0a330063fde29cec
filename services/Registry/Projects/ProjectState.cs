using System.Text.Json.Serialization;

namespace Linli.RegistryService.Projects;

/// <summary>Proposed → matched → in progress → done; or it expired, or was cancelled.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProjectState>))]
internal enum ProjectState
{
    [JsonStringEnumMemberName("proposed")] Proposed,
    [JsonStringEnumMemberName("matched")] Matched,
    [JsonStringEnumMemberName("in_progress")] InProgress,
    [JsonStringEnumMemberName("done")] Done,
    [JsonStringEnumMemberName("expired")] Expired,
    [JsonStringEnumMemberName("cancelled")] Cancelled,
}
