using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Linli.TestKit;

namespace Linli.GatewayTests.Session;

public sealed partial class EndingElsewhere(City city)
{
    [Fact]
    public async Task A_session_that_is_ended_on_another_device_is_over_within_seconds_on_every_gateway()
    {
        using var second = new TestGateway(city);
        using var desk = city.Gateway.Browser();
        using var phone = city.Gateway.Browser();
        await desk.SignInAsync();
        await phone.SignInAsync();
        using var phoneElsewhere = second.Browser(phone.Cookies);
        var heard = await phone.HeardAsync("/api/registry/units");
        await phoneElsewhere.HeardAsync("/api/registry/units");

        var html = await (await desk.GetAsync("/account/sessions")).Content.ReadAsStringAsync();
        using var ended = await desk.SubmitAsync("/account/sessions?handler=End", new()
        {
            ["__RequestVerificationToken"] = WebUtility.HtmlDecode(Antiforgery().Match(html).Groups[1].Value),
            ["id"] = SignInOf(heard),
        });
        Assert.Equal(HttpStatusCode.Found, ended.StatusCode);

        var began = Stopwatch.StartNew();
        foreach (var browser in new[] { phone, phoneElsewhere })
        {
            await Eventually.Async(async () => (await browser.GetAsync("/api/registry/units", ("Accept", "application/json"))).StatusCode == HttpStatusCode.Unauthorized);
        }

        Assert.InRange(began.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.NotNull((await desk.HeardAsync("/api/registry/units")).Header("Authorization"));
    }

    private static string SignInOf(Heard heard) =>
        JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(heard.Header("Authorization")!.Split('.')[1])).GetProperty("sid").GetString()!;

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Antiforgery();
}
