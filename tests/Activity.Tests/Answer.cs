using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Linli.Activity.Tests;

/// <summary>What the service answered: status and body.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonNode? Body)
{
    public string? Code => (string?)Body?["code"];

    public string? Field => (string?)Body?["field"];

    public string? Title => (string?)Body?["title"];

    public Guid Id => (Guid)Body!["id"]!;

    public override string ToString() => $"{Status} {Body?.ToJsonString()}";

    public string? ErrorAt(string field) => (string?)Body?["errors"]?[field]?[0];
}

internal static class Http
{
    public static Task<Answer> ReadAsync(this HttpClient client, string path) => client.AskAsync(HttpMethod.Get, path);

    public static Task<Answer> PostAsync(this HttpClient client, string path, object? body = null) => client.AskAsync(HttpMethod.Post, path, body);

    public static Task<Answer> PutAsync(this HttpClient client, string path, object body) => client.AskAsync(HttpMethod.Put, path, body);

    public static Task<Answer> RemoveAsync(this HttpClient client, string path) => client.AskAsync(HttpMethod.Delete, path);

    private static async Task<Answer> AskAsync(this HttpClient client, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new(response.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : null);
    }
}
