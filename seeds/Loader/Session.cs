using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Linli.Loader;

/// <summary>One person signed in through the gateway as a browser would be: pages, forms and a session cookie, no token of its own.</summary>
internal sealed partial class Session : IDisposable
{
    private const int MostRedirects = 20;
    private const int MostAttempts = 60;
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    private Session(Uri gateway)
    {
        _http = new HttpClient(new HttpClientHandler { CookieContainer = _cookies, AllowAutoRedirect = false })
        {
            BaseAddress = gateway,
            Timeout = TimeSpan.FromSeconds(60),
        };
        _http.DefaultRequestHeaders.Add("X-CSRF", "1");
        _http.DefaultRequestHeaders.Add("Origin", gateway.GetLeftPart(UriPartial.Authority));
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-Hans");
    }

    /// <summary>What a browser would send along with each request; for requests that are made elsewhere.</summary>
    public string Cookie => _cookies.GetCookieHeader(_http.BaseAddress!);

    /// <exception cref="LoadException">The sign-in page did not let the person through.</exception>
    public static async Task<Session> SignInAsync(Uri gateway, string user, string password, CancellationToken ct)
    {
        var session = new Session(gateway);
        var page = await session.BrowseAsync(new HttpRequestMessage(HttpMethod.Get, "/signin?returnUrl=/api/identity/me"), ct);
        var form = Form.Find(page, "password") ?? throw new LoadException($"{user}: no sign-in form at {page.Address}");
        var after = await session.BrowseAsync(form.Fill(("name", user), ("password", password)), ct);
        if (Form.Find(after, "password") is not null)
        {
            throw new LoadException($"{user}: the sign-in was refused");
        }

        return session;
    }

    /// <summary>Acts in another scope from now on, as by the switch at the foot of the menu.</summary>
    public Task SwitchAsync(string scope, CancellationToken ct) => BrowseAsync(new HttpRequestMessage(HttpMethod.Post, $"/switch?scope={scope}"), ct);

    /// <summary>Looks at a page of the portal.</summary>
    public Task LookAsync(string page, CancellationToken ct) => BrowseAsync(new HttpRequestMessage(HttpMethod.Get, page), ct);

    public async Task<T> GetAsync<T>(string path, CancellationToken ct)
    {
        using var response = await AskAsync(HttpMethod.Get, path, null, ct);
        return await ReadAsync<T>(response, ct);
    }

    /// <summary>All pages of a list.</summary>
    public async Task<List<T>> ListAsync<T>(string path, CancellationToken ct)
    {
        List<T> all = [];
        for (string? after = ""; after is not null;)
        {
            var page = await GetAsync<Listed<T>>($"{path}&size=100&after={after}", ct);
            all.AddRange(page.Items);
            after = page.Next;
        }

        return all;
    }

    public async Task<bool> ExistsAsync(string path, CancellationToken ct)
    {
        using var response = await AskAsync(HttpMethod.Get, path, null, ct);
        if (response.StatusCode != HttpStatusCode.NotFound)
        {
            await EnsureAsync(response, ct);
        }

        return response.IsSuccessStatusCode;
    }

    public async Task<T> PostAsync<T>(string path, object body, CancellationToken ct)
    {
        using var response = await AskAsync(HttpMethod.Post, path, body, ct);
        return await ReadAsync<T>(response, ct);
    }

    public async Task SendAsync(HttpMethod method, string path, object? body, CancellationToken ct)
    {
        using var response = await AskAsync(method, path, body, ct);
        await EnsureAsync(response, ct);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Waits as long as the platform asks for where it is busy (429) or still starting (503).</summary>
    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, object? body, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType()) };
            var response = await _http.SendAsync(request, ct);
            if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable) || attempt == MostAttempts)
            {
                return response;
            }

            var wait = response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1);
            response.Dispose();
            await Task.Delay(wait, ct);
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken ct)
    {
        await EnsureAsync(response, ct);
        return await response.Content.ReadFromJsonAsync<T>(ct) ?? throw new LoadException($"{response.RequestMessage!.RequestUri} answered nothing");
    }

    private static async Task EnsureAsync(HttpResponseMessage response, CancellationToken ct)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new LoadException(
                $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri!.AbsolutePath} → {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(ct)}");
        }
    }

    /// <summary>Follows redirects and self-submitting forms, as a browser does, until there is a page to look at.</summary>
    private async Task<Page> BrowseAsync(HttpRequestMessage request, CancellationToken ct)
    {
        for (var i = 0; i < MostRedirects; i++)
        {
            using var response = await _http.SendAsync(request, ct);
            var address = new Uri(_http.BaseAddress!, response.RequestMessage!.RequestUri!);
            if (response.Headers.Location is { } location)
            {
                request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, location));
                continue;
            }

            if (!response.IsSuccessStatusCode)
            {
                throw new LoadException($"{address.AbsolutePath} → {(int)response.StatusCode}");
            }

            var page = new Page(address, await response.Content.ReadAsStringAsync(ct));
            if (Form.Find(page, "code") is not { Action.AbsolutePath: "/signin-oidc" } callback)
            {
                return page;
            }

            request = callback.Fill();
        }

        throw new LoadException($"{request.RequestUri}: too many redirects");
    }

    private sealed record Page(Uri Address, string Html);

    private sealed partial record Form(Uri Action, Dictionary<string, string> Fields)
    {
        public static Form? Find(Page page, string fieldNameEnd)
        {
            foreach (Match form in Forms().Matches(page.Html))
            {
                var fields = Inputs().Matches(form.Groups["body"].Value).Select(m => m.Value).Where(i => Attribute(i, "name") is not null)
                    .GroupBy(i => Attribute(i, "name")!).ToDictionary(g => g.Key, g => Attribute(g.First(), "value") ?? "");
                if (fields.Keys.Any(k => k.EndsWith(fieldNameEnd, StringComparison.OrdinalIgnoreCase)))
                {
                    var action = Attribute(form.Groups["head"].Value, "action");
                    return new(string.IsNullOrEmpty(action) ? page.Address : new Uri(page.Address, action), fields);
                }
            }

            return null;
        }

        /// <summary>The form with values typed in; a field is named by the end of its name (<c>Input.Password</c>: <c>password</c>).</summary>
        public HttpRequestMessage Fill(params (string NameEnd, string Value)[] typed)
        {
            var fields = new Dictionary<string, string>(Fields);
            foreach (var (nameEnd, value) in typed)
            {
                fields[fields.Keys.First(k => k.EndsWith(nameEnd, StringComparison.OrdinalIgnoreCase))] = value;
            }

            return new(HttpMethod.Post, Action) { Content = new FormUrlEncodedContent(fields) };
        }

        private static string? Attribute(string tag, string name) =>
            Regex.Match(tag, $"""\b{name}\s*=\s*"([^"]*)" """.TrimEnd(), RegexOptions.IgnoreCase) is { Success: true } match
                ? WebUtility.HtmlDecode(match.Groups[1].Value)
                : null;

        [GeneratedRegex("<form(?<head>[^>]*)>(?<body>.*?)</form>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
        private static partial Regex Forms();

        [GeneratedRegex("<(input|select|textarea)[^>]*>", RegexOptions.IgnoreCase)]
        private static partial Regex Inputs();
    }
}
