using System.Text.Json.Serialization;

namespace Linli.ActivityService.SignUps;

[JsonConverter(typeof(JsonStringEnumConverter<SignUpState>))]
internal enum SignUpState
{
    [JsonStringEnumMemberName("waiting")] Waiting,
    [JsonStringEnumMemberName("confirmed")] Confirmed,
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,
}
