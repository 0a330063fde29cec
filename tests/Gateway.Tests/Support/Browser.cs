using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Linli.GatewayTests.Support;

/// <summary>Does what a browser does with links, forms and cookies, and keeps everything that it was answered.</summary>
internal sealed partial class Browser : IDisposable
{
    public const string Password = "linli-demo-2026";
    private readonly HttpClient client;

    public Browser(SocketsHttpHandler handler)
    {
        Cookies = handler.CookieContainer;
        client = new HttpClient(handler) { BaseAddress = new Uri(TestGateway.Public) };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
    }

    public CookieContainer Cookies { get; }

    public List<string> Seen { get; } = [];

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    /// <summary>A form of our own page.</summary>
    public Task<HttpResponseMessage> SubmitAsync(string path, Dictionary<string, string> form) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(form), ("Origin", TestGateway.Public), ("Sec-Fetch-Site", "same-origin"));

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await client.SendAsync(request);
        Seen.Add($"{response} {await response.Content.ReadAsStringAsync()}");
        return response;
    }

    public async Task<HttpResponseMessage> FollowAsync(HttpResponseMessage response)
    {
        for (var hops = 0; hops < 10 && (int)response.StatusCode is >= 300 and < 400; hops++)
        {
            response = await GetAsync(response.Headers.Location!.ToString());
        }

        return response;
    }

    /// <summary>From a page to sign-in, through Identity's form, and back to the page.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string name = "city@demo", string returnUrl = "/start")
    {
        var page = await FollowAsync(await GetAsync($"/signin?returnUrl={Uri.EscapeDataString(returnUrl)}"));
        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        if (!page.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/account", StringComparison.Ordinal))
        {
            return page;
        }

        var form = Hidden().Matches(Forms().Matches(html).Select(f => f.Value).First(f => f.Contains("name=\"Password\"", StringComparison.Ordinal)))
            .ToDictionary(m => Name().Match(m.Value).Groups[1].Value, m => WebUtility.HtmlDecode(Value().Match(m.Value).Groups[1].Value));
        form["Name"] = name;
        form["Password"] = Password;
        return await FollowAsync(await SubmitAsync(page.RequestMessage.RequestUri.PathAndQuery, form));
    }

    public async Task<Heard> HeardAsync(string path) => await HeardAsync(await GetAsync(path));

    public static async Task<Heard> HeardAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<Heard>())!;
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
