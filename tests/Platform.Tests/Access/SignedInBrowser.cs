using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Linli.Platform.Tests.Access;

/// <summary>Somebody who has typed their password at the gateway: a session cookie, and nothing else that could open a door.</summary>
internal sealed partial class SignedInBrowser : IDisposable
{
    private readonly HttpClient http;

    private SignedInBrowser(string address)
    {
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public static async Task<SignedInBrowser> SignInAsync(string address, string name, string password)
    {
        var browser = new SignedInBrowser(address);
        using var page = await browser.FollowAsync(await browser.http.GetAsync("/signin?returnUrl=/start"));
        var html = await page.Content.ReadAsStringAsync();
        var form = Forms().Matches(html).Select(f => f.Value).First(f => f.Contains("name=\"Password\"", StringComparison.Ordinal));
        var fields = Hidden().Matches(form).Select(m => m.Value).ToDictionary(i => Name().Match(i).Groups[1].Value, i => WebUtility.HtmlDecode(Value().Match(i).Groups[1].Value));
        (fields["Name"], fields["Password"]) = (name, password);
        using var typed = new HttpRequestMessage(HttpMethod.Post, page.RequestMessage!.RequestUri) { Content = new FormUrlEncodedContent(fields) };
        typed.Headers.Add("Origin", address.TrimEnd('/'));
        using var arrived = await browser.FollowAsync(await browser.http.SendAsync(typed));
        Assert.Equal("/start", arrived.RequestMessage!.RequestUri!.AbsolutePath);
        return browser;
    }

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await http.GetAsync(path);
        return response.StatusCode;
    }

    private async Task<HttpResponseMessage> FollowAsync(HttpResponseMessage response)
    {
        while (response.Headers.Location is { } next && (int)response.StatusCode is >= 300 and < 400)
        {
            response.Dispose();
            response = await http.GetAsync(next);
        }

        return response;
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
