using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Linli.TenantService.Changes;
using Linli.TenantService.Data;

namespace Linli.TenantService.Communities;

/// <summary>How a community stands: to come, there, or gone.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CommunityState>))]
internal enum CommunityState
{
    [JsonStringEnumMemberName("announced")] Announced,
    [JsonStringEnumMemberName("active")] Active,
    [JsonStringEnumMemberName("retired")] Retired,
}

internal static class CommunityStates
{
    /// <summary>The names that a list is filtered by; anything else shows all.</summary>
    /// <remarks>"announced" finds what is to come and whatever something is announced for.</remarks>
    public static Expression<Func<Community, bool>>? Filter(DirectoryDb db, string? state) => state switch
    {
        "active" => c => c.RetiredAt == null && c.Opens == null,
        "retired" => c => c.RetiredAt != null,
        "announced" => c => c.Opens != null
            || db.Changes.Any(x => x.State == ChangeState.Announced && x.GridId == null && (x.CommunityId == c.Id || x.From.Contains(c.Id))),
        _ => null,
    };
}
