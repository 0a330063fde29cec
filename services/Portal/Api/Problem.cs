using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace Linli.Portal.Api;

/// <summary>Why a service refused: per field (400), or a rule with its stable code (409), in the person's language.</summary>
public sealed record Problem
{
    public int Status { get; init; }

    public string? Code { get; init; }

    public string? Title { get; init; }

    public string? Detail { get; init; }

    /// <summary>The one field that a refused rule is about, in camel case.</summary>
    public string? Field { get; init; }

    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();

    [JsonIgnore]
    public string Message => Detail ?? Title ?? Code ?? "";

    public IEnumerable<string> For(string field)
    {
        var own = Errors.Where(e => string.Equals(e.Key, field, StringComparison.OrdinalIgnoreCase)).SelectMany(e => e.Value);
        return string.Equals(Field, field, StringComparison.OrdinalIgnoreCase) ? own.Append(Message) : own;
    }

    /// <summary>A refusal that the portal itself found, before asking a service.</summary>
    public static Problem At(string field, string message) =>
        new() { Status = 400, Code = "invalid", Errors = new Dictionary<string, string[]> { [field] = [message] } };

    internal static async Task<Problem> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var problem = response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? await response.Content.ReadFromJsonAsync<Problem>(ct)
            : null;
        return (problem ?? new Problem()) with { Status = (int)response.StatusCode };
    }
}
