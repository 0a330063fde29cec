using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Linli.Portal.Api;

/// <summary>
/// Base of the typed client of one service: it speaks as the signed-in person and in their language. Reads return the value or throw
/// <see cref="ServiceException"/>; writes return <see cref="ApiResult"/> with what the form has to show.
/// </summary>
internal abstract class ServiceClient(string service, HttpClient http)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    protected string Service => service;

    protected async Task<T> GetAsync<T>(string path, CancellationToken ct = default)
    {
        using var response = await AskAsync(new HttpRequestMessage(HttpMethod.Get, path), ct);
        return response.IsSuccessStatusCode ? await ReadAsync<T>(response, ct) : throw new ServiceException(service, response.StatusCode);
    }

    /// <returns>Nothing when the service says 404.</returns>
    protected async Task<T?> FindAsync<T>(string path, CancellationToken ct = default)
        where T : class
    {
        using var response = await AskAsync(new HttpRequestMessage(HttpMethod.Get, path), ct);
        return response.StatusCode == HttpStatusCode.NotFound ? null
            : response.IsSuccessStatusCode ? await ReadAsync<T>(response, ct)
            : throw new ServiceException(service, response.StatusCode);
    }

    /// <summary>A reading that may be refused, for want of a reason for instance.</summary>
    protected Task<ApiResult<T>> AskAsync<T>(string path, CancellationToken ct = default) => SendAsync<T>(HttpMethod.Get, path, null, ct);

    protected Task<ApiResult<T>> PostAsync<T>(string path, object? body, CancellationToken ct = default) => SendAsync<T>(HttpMethod.Post, path, body, ct);

    protected Task<ApiResult<T>> PutAsync<T>(string path, object? body, CancellationToken ct = default) => SendAsync<T>(HttpMethod.Put, path, body, ct);

    protected Task<ApiResult> PostAsync(string path, object? body = null, CancellationToken ct = default) => SendAsync(HttpMethod.Post, path, body, ct);

    protected Task<ApiResult> PutAsync(string path, object? body = null, CancellationToken ct = default) => SendAsync(HttpMethod.Put, path, body, ct);

    protected Task<ApiResult> DeleteAsync(string path, CancellationToken ct = default) => SendAsync(HttpMethod.Delete, path, null, ct);

    /// <summary>Sends a file as the body.</summary>
    protected Task<ApiResult<T>> UploadAsync<T>(string path, Stream file, CancellationToken ct = default) =>
        SendAsync<T>(new HttpRequestMessage(HttpMethod.Post, path) { Content = new StreamContent(file) }, ct);

    /// <summary>A file to pass on: the answer is the caller's to read and to dispose of.</summary>
    protected async Task<ApiResult<HttpResponseMessage>> OpenAsync(HttpMethod method, string path, CancellationToken ct = default)
    {
        var response = await AskAsync(new HttpRequestMessage(method, path), ct);
        if (response.IsSuccessStatusCode)
        {
            return new(response, null);
        }

        using (response)
        {
            return new(null, await RefusalAsync(response, ct));
        }
    }

    private Task<ApiResult<T>> SendAsync<T>(HttpMethod method, string path, object? body, CancellationToken ct) => SendAsync<T>(Request(method, path, body), ct);

    private async Task<ApiResult<T>> SendAsync<T>(HttpRequestMessage request, CancellationToken ct)
    {
        using var response = await AskAsync(request, ct);
        return response.IsSuccessStatusCode
            ? new(await ReadAsync<T>(response, ct), null)
            : new(default, await RefusalAsync(response, ct));
    }

    private async Task<ApiResult> SendAsync(HttpMethod method, string path, object? body, CancellationToken ct)
    {
        using var response = await AskAsync(Request(method, path, body), ct);
        return new(response.IsSuccessStatusCode ? null : await RefusalAsync(response, ct));
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, object? body) =>
        new(method, path)
        {
            Content = body switch { null => null, HttpContent file => file, _ => JsonContent.Create(body, body.GetType(), options: Json) },
        };

    private async Task<HttpResponseMessage> AskAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using (request)
        {
            try
            {
                return await http.SendAsync(request, ct);
            }
            catch (HttpRequestException e)
            {
                throw new ServiceException(service, HttpStatusCode.ServiceUnavailable, e);
            }
            catch (TaskCanceledException e) when (!ct.IsCancellationRequested)
            {
                throw new ServiceException(service, HttpStatusCode.GatewayTimeout, e);
            }
        }
    }

    private async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken ct) =>
        await response.Content.ReadFromJsonAsync<T>(Json, ct) ?? throw new ServiceException(service, HttpStatusCode.BadGateway);

    private async Task<Problem> RefusalAsync(HttpResponseMessage response, CancellationToken ct) =>
        response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity
            ? await Problem.ReadAsync(response, ct)
            : throw new ServiceException(service, response.StatusCode);
}
