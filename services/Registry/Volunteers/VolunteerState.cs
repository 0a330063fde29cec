using System.Text.Json.Serialization;

namespace Linli.RegistryService.Volunteers;

[JsonConverter(typeof(JsonStringEnumConverter<VolunteerState>))]
internal enum VolunteerState
{
    [JsonStringEnumMemberName("active")] Active,
    [JsonStringEnumMemberName("resting")] Resting,
    [JsonStringEnumMemberName("left")] Left,

    /// <summary>Became an in-service member: counted there from then on, and no longer here.</summary>
    [JsonStringEnumMemberName("member")] Member,
}
