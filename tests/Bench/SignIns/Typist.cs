using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Linli.Bench.Stand;
using Microsoft.AspNetCore.WebUtilities;

namespace Linli.Bench.SignIns;

/// <summary>A person at Identity's sign-in form, and the gateway's part of the code flow for them.</summary>
internal sealed partial class Typist : IDisposable
{
    private readonly HttpClient http;
    private readonly Platform platform;
    private readonly string name;
    private readonly string host;
    private string form = "";
    private string formCookie = "";
    private string refreshToken = "";

    private Typist(Platform platform, string name)
    {
        (this.platform, this.name, host) = (platform, name, platform.Gateway.Authority);
        http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = platform.AddressOf("identity") };
    }

    /// <summary>Opens the form once; its token is good for every time it is sent.</summary>
    public static async Task<Typist> SitDownAsync(Platform platform, string name, CancellationToken ct)
    {
        var typist = new Typist(platform, name);
        using var page = await typist.http.GetAsync(new Uri("/account/sign-in", UriKind.Relative), ct);
        typist.formCookie = CookiesOf(page);
        typist.form = WebUtility.HtmlDecode(Token().Match(await page.Content.ReadAsStringAsync(ct)).Groups[1].Value);
        return typist;
    }

    /// <returns>The cookie of the session that this made.</returns>
    public async Task<string> TypeAsync(CancellationToken ct)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/account/sign-in", formCookie,
            new() { ["__RequestVerificationToken"] = form, ["Name"] = name, ["Password"] = Platform.Password }, ct);
        return answer.StatusCode == HttpStatusCode.Found ? CookiesOf(answer) : throw new InvalidOperationException($"{name} was not let in: {(int)answer.StatusCode}");
    }

    public async Task SignInAsync(CancellationToken ct)
    {
        var cookie = await TypeAsync(ct);
        var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var redirect = new Uri(platform.Gateway, "/signin-oidc").ToString();
        using var authorized = await SendAsync(HttpMethod.Get, QueryHelpers.AddQueryString("/connect/authorize", new Dictionary<string, string?>
        {
            ["client_id"] = "gateway", ["response_type"] = "code", ["redirect_uri"] = redirect, ["scope"] = "openid profile offline_access", ["state"] = "s",
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))), ["code_challenge_method"] = "S256",
        }), cookie, null, ct);
        var code = QueryHelpers.ParseQuery(authorized.Headers.Location!.Query)["code"].ToString();
        await TokensAsync(new() { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = redirect, ["code_verifier"] = verifier }, ct);
    }

    public Task RefreshAsync(CancellationToken ct) => TokensAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken }, ct);

    private async Task TokensAsync(Dictionary<string, string> request, CancellationToken ct)
    {
        (request["client_id"], request["client_secret"]) = ("gateway", platform.GatewaySecret);
        using var answer = await SendAsync(HttpMethod.Post, "/connect/token", "", request, ct);
        var tokens = await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
        refreshToken = answer.IsSuccessStatusCode ? tokens.GetProperty("refresh_token").GetString()! : throw new InvalidOperationException($"No tokens: {tokens}");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string cookie, Dictionary<string, string>? body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new FormUrlEncodedContent(body), Headers = { Host = host } };
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        return await http.SendAsync(request, ct);
    }

    private static string CookiesOf(HttpResponseMessage response) =>
        string.Join("; ", response.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(c => c.Split(';')[0]) : []);

    public void Dispose() => http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
