using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Linli.Registry.Tests.Files;

/// <summary>A bucket that is served over HTTP and believes nobody whose signature (AWS Signature Version 4) it cannot work out itself.</summary>
internal sealed class S3Server : IAsyncDisposable
{
    public const string Bucket = "scans";
    public const string AccessKey = "AKTEST";
    public const string Region = "cn-test-1";
    private const int PageSize = 2;
    private readonly WebApplication app;

    private S3Server()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public string SecretKey { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));

    public string Endpoint => app.Urls.Single();

    public ConcurrentDictionary<string, byte[]> Objects { get; } = new();

    public int Refused { get; private set; }

    public static async Task<S3Server> StartAsync()
    {
        var server = new S3Server();
        await server.app.StartAsync();
        return server;
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content);
        var body = content.ToArray();
        if (!IsSigned(http.Request, body))
        {
            Refused++;
            await FailAsync(http, StatusCodes.Status403Forbidden, "SignatureDoesNotMatch");
            return;
        }

        var path = http.Request.Path.Value!.TrimStart('/').Split('/', 2);
        var key = path.Length > 1 ? path[1] : "";
        switch (http.Request.Method)
        {
            case "PUT":
                Objects[key] = body;
                break;
            case "DELETE":
                Objects.TryRemove(key, out _);
                http.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            case "GET" when key.Length == 0:
                await ListAsync(http);
                break;
            case "GET" when Objects.TryGetValue(key, out var found):
                http.Response.ContentLength = found.Length;
                await http.Response.Body.WriteAsync(found);
                break;
            default:
                await FailAsync(http, StatusCodes.Status404NotFound, "NoSuchKey");
                break;
        }
    }

    /// <summary>In pages of two, so that whoever does not turn the page is found out.</summary>
    private Task ListAsync(HttpContext http)
    {
        var (prefix, after) = (http.Request.Query["prefix"].ToString(), http.Request.Query["continuation-token"].ToString());
        var found = Objects.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(k, after) > 0).Order(StringComparer.Ordinal).ToList();
        XNamespace s3 = "http://s3.amazonaws.com/doc/2006-03-01/";
        var page = found.Take(PageSize).ToList();
        var more = found.Count > page.Count;
        http.Response.ContentType = "application/xml";
        return http.Response.WriteAsync(new XElement(s3 + "ListBucketResult",
            new XElement(s3 + "Name", Bucket), new XElement(s3 + "IsTruncated", more), more ? new XElement(s3 + "NextContinuationToken", page[^1]) : null,
            page.Select(k => new XElement(s3 + "Contents", new XElement(s3 + "Key", k), new XElement(s3 + "Size", Objects[k].Length)))).ToString());
    }

    private static Task FailAsync(HttpContext http, int status, string code)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/xml";
        return http.Response.WriteAsync($"<Error><Code>{code}</Code><Message>{code}</Message></Error>");
    }

    private bool IsSigned(HttpRequest request, byte[] body)
    {
        var parts = request.Headers.Authorization.ToString().Replace("AWS4-HMAC-SHA256 ", "", StringComparison.Ordinal).Split(',', StringSplitOptions.TrimEntries)
            .Select(p => p.Split('=', 2)).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1]);
        if (!parts.TryGetValue("Credential", out var credential) || credential.Split('/') is not [AccessKey, var day, Region, "s3", "aws4_request"]
            || request.Headers["x-amz-content-sha256"] != Hex(SHA256.HashData(body)))
        {
            return false;
        }

        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?', 2);
        var query = target.Length < 2 ? "" : string.Join('&', target[1].Split('&').Select(q => q.Contains('=', StringComparison.Ordinal) ? q : $"{q}=").Order(StringComparer.Ordinal));
        var headers = string.Concat(parts["SignedHeaders"].Split(';').Select(name => $"{name}:{(name == "host" ? request.Host.Value : request.Headers[name].ToString().Trim())}\n"));
        var canonical = $"{request.Method}\n{target[0]}\n{query}\n{headers}\n{parts["SignedHeaders"]}\n{request.Headers["x-amz-content-sha256"]}";
        var toSign = $"AWS4-HMAC-SHA256\n{request.Headers["x-amz-date"]}\n{day}/{Region}/s3/aws4_request\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = new[] { day, Region, "s3", "aws4_request" }.Aggregate(Encoding.UTF8.GetBytes($"AWS4{SecretKey}"), Mac);
        return parts["Signature"] == Hex(Mac(key, toSign));
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
