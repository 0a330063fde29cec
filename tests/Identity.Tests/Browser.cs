using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace Linli.Identity.Tests;

/// <summary>What a person's browser and the gateway do together: pages, forms, cookies and the code flow. It sees the public address only.</summary>
public sealed partial class Browser : IDisposable
{
    public const string PublicAddress = "http://localhost:8080";
    private readonly HttpClient http;
    private readonly string verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public Browser(Uri identity, string userAgent = "")
        : this(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }, identity)
    {
        if (userAgent.Length > 0)
        {
            http.DefaultRequestHeaders.Add("User-Agent", userAgent);
        }
    }

    /// <summary>Against an Identity in this process.</summary>
    public Browser(HttpMessageHandler handler, Uri identity) =>
        http = new HttpClient(new ToIdentity(handler, identity, new CookieContainer())) { BaseAddress = new(PublicAddress) };

    public string AuthorizeUrl => QueryHelpers.AddQueryString("/connect/authorize", new Dictionary<string, string?>
    {
        ["client_id"] = "gateway",
        ["response_type"] = "code",
        ["redirect_uri"] = PublicAddress + "/signin-oidc",
        ["scope"] = "openid profile offline_access",
        ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
        ["code_challenge_method"] = "S256",
        ["state"] = "state",
    });

    public Task<HttpResponseMessage> GetAsync(string url) => http.GetAsync(new Uri(new Uri(PublicAddress), url));

    /// <summary>Fills in the form of a page, hidden fields included, and sends it back.</summary>
    public Task<HttpResponseMessage> SubmitAsync(string page, params (string Name, string Value)[] fields) => SubmitToAsync(page, null, fields);

    /// <summary>The same for a page with several forms.</summary>
    public async Task<HttpResponseMessage> SubmitToAsync(string page, string? handler, params (string Name, string Value)[] fields)
    {
        using var response = await GetAsync(page);
        var html = await response.Content.ReadAsStringAsync();
        var form = new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(html).Groups[1].Value),
        };
        foreach (var (name, value) in fields)
        {
            form[name] = value;
        }

        using var content = new FormUrlEncodedContent(form);
        return await http.PostAsync(new Uri(new Uri(PublicAddress), handler is null ? page : $"{page}?handler={handler}"), content);
    }

    /// <summary>What a page says.</summary>
    public async Task<string> ReadAsync(string page)
    {
        using var response = await GetAsync(page);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Types name and password into the sign-in page.</summary>
    public Task<HttpResponseMessage> TypeAsync(string name, string password, string returnUrl = "/") =>
        SubmitAsync("/account/sign-in", ("Name", name), ("Password", password), ("ReturnUrl", returnUrl));

    /// <summary>From the gateway's challenge through the sign-in page to the code; null when it did not come to one.</summary>
    public async Task<string?> CodeAsync(string name, string password)
    {
        using var challenge = await GetAsync(AuthorizeUrl);
        var next = challenge;
        if (challenge.Headers.Location!.ToString().StartsWith("/account/sign-in", StringComparison.Ordinal))
        {
            var returnUrl = QueryHelpers.ParseQuery(challenge.Headers.Location.ToString().Split('?', 2)[1])["returnUrl"].ToString();
            using var typed = await TypeAsync(name, password, returnUrl);
            if (typed.StatusCode != HttpStatusCode.Found)
            {
                return null;
            }

            next = await GetAsync(typed.Headers.Location!.ToString());
        }

        var location = next.Headers.Location!;
        return location.IsAbsoluteUri && location.AbsolutePath == "/signin-oidc" ? QueryHelpers.ParseQuery(location.Query)["code"].ToString() : null;
    }

    public Task<HttpResponseMessage> RedeemAsync(string code, string? codeVerifier = null, string secret = IdentityHost.GatewaySecret) => TokenAsync(
        ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", PublicAddress + "/signin-oidc"),
        ("code_verifier", codeVerifier ?? verifier), ("client_id", "gateway"), ("client_secret", secret));

    public Task<HttpResponseMessage> RefreshAsync(string refreshToken) => TokenAsync(
        ("grant_type", "refresh_token"), ("refresh_token", refreshToken), ("client_id", "gateway"), ("client_secret", IdentityHost.GatewaySecret));

    public async Task<HttpResponseMessage> TokenAsync(params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await http.PostAsync(new Uri(PublicAddress + "/connect/token"), content);
    }

    /// <summary>All of it: signs in and comes back with tokens.</summary>
    public async Task<SignedIn> SignInAsync(string name, string password)
    {
        var code = await CodeAsync(name, password);
        Assert.NotNull(code);
        using var response = await RedeemAsync(code);
        return await SignedIn.ReadAsync(response);
    }

    /// <summary>Chooses another of the person's scopes, as the gateway does; nothing is typed.</summary>
    public async Task<SignedIn> SwitchAsync(string scope)
    {
        using var answer = await GetAsync($"{AuthorizeUrl}&acting_scope={scope}");
        using var response = await RedeemAsync(QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["code"].ToString());
        return await SignedIn.ReadAsync(response);
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    private sealed class ToIdentity(HttpMessageHandler inner, Uri inside, CookieContainer cookies) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var asked = request.RequestUri!;
            request.Headers.Host = asked.Authority;
            if (cookies.GetCookieHeader(asked) is { Length: > 0 } cookie)
            {
                request.Headers.Add("Cookie", cookie);
            }

            request.RequestUri = new UriBuilder(asked) { Host = inside.Host, Port = inside.Port }.Uri;
            var response = await base.SendAsync(request, cancellationToken);
            foreach (var header in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                cookies.SetCookies(asked, header);
            }

            return response;
        }
    }
}

/// <summary>The token endpoint's answer.</summary>
public sealed record SignedIn(string AccessToken, string RefreshToken, string IdToken, JsonElement Claims)
{
    public static async Task<SignedIn> ReadAsync(HttpResponseMessage response)
    {
        var json = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(response.IsSuccessStatusCode, json.ToString());
        var access = json.GetProperty("access_token").GetString()!;
        return new(access, json.TryGetProperty("refresh_token", out var r) ? r.GetString()! : "", json.TryGetProperty("id_token", out var i) ? i.GetString()! : "",
            JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(access.Split('.')[1])));
    }
}
