using System.Buffers.Text;
using System.Net;
using System.Text.Json;
using Linli.IdentityService.OpenId;
using Linli.TestKit;
using Microsoft.AspNetCore.Hosting;

namespace Linli.Identity.Tests.OpenId;

public sealed class KeysRotate(IdentityHost host) : IDisposable
{
    private static readonly KeyTimes Times = new() { RotateEvery = TimeSpan.FromDays(90), Lead = TimeSpan.FromHours(1), Keep = TimeSpan.FromDays(1) };
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("linli-keys-");

    private SigningKeys Load(DateTimeOffset at) => SigningKeys.Load(folder.FullName, Times, at);

    private void Rotate(DateTimeOffset at) => SigningKeys.Rotate(folder.FullName, Times, at);

    [Fact]
    public void A_new_key_is_published_before_it_signs_and_the_old_one_stays_until_its_tokens_have_run_out()
    {
        var old = Load(Start).Signing[0].KeyId;
        var due = Start + Times.RotateEvery;
        Rotate(due - TimeSpan.FromSeconds(1));
        Assert.Single(Load(due).Signing);

        Rotate(due);
        var published = Load(due).Signing.Select(k => k.KeyId).ToList();
        Assert.Equal(2, published.Count);
        Assert.Equal(old, published[0]);

        var signs = due + Times.Lead;
        Assert.Equal(published[1], Load(signs).Signing[0].KeyId);
        Rotate(signs + Times.Keep - TimeSpan.FromSeconds(1));
        Assert.Contains(old, Load(signs).Signing.Select(k => k.KeyId));
        Rotate(signs + Times.Keep);
        Assert.Equal([published[1]], Load(signs + Times.Keep).Signing.Select(k => k.KeyId));
    }

    [Fact]
    public void The_very_first_key_signs_at_once_and_rotating_twice_adds_one_key()
    {
        Assert.Single(Load(Start).Signing);
        var due = Start + Times.RotateEvery;

        Parallel.For(0, 4, _ => Rotate(due));

        Assert.Equal(2, Load(due).Signing.Count);
    }

    [Fact]
    public async Task Nobody_is_signed_out_while_keys_come_and_go_in_a_running_identity()
    {
        await using var identity = new FastKeys(host, folder.FullName);
        var server = identity.Server;
        using var browser = new Browser(server.CreateHandler(), host.Run.IdentityAddress);
        var (name, _, _) = await host.SomebodyAsync();
        using var client = new HttpClient(server.CreateHandler()) { BaseAddress = new(Browser.PublicAddress) };
        var tokens = await browser.SignInAsync(name, IdentityHost.DemoPassword);
        List<string> signers = [KeyOf(tokens)];
        HashSet<string> published = [.. await PublishedAsync(client)];

        await Eventually.Async(async () =>
        {
            var known = published.ToHashSet();
            using var refreshed = await browser.RefreshAsync(tokens.RefreshToken);
            tokens = await SignedIn.ReadAsync(refreshed);
            if (KeyOf(tokens) is var key && key != signers[^1])
            {
                Assert.Contains(key, known);
                signers.Add(key);
            }

            using var me = new HttpRequestMessage(HttpMethod.Get, "/me") { Headers = { Authorization = new("Bearer", tokens.AccessToken) } };
            using var answer = await client.SendAsync(me);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            published.UnionWith(await PublishedAsync(client));
            return signers.Count > 2;
        });
    }

    private static string KeyOf(SignedIn tokens) => JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(tokens.AccessToken.Split('.')[0])).GetProperty("kid").GetString()!;

    private static async Task<IEnumerable<string>> PublishedAsync(HttpClient client)
    {
        var keys = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("/.well-known/jwks"));
        return [.. keys.GetProperty("keys").EnumerateArray().Select(k => k.GetProperty("kid").GetString()!)];
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>An Identity whose years are seconds.</summary>
    private sealed class FastKeys(IdentityHost host, string folder) : ServiceFactory<Program>("identity", host.Run.Servers, () => host.Run.IdentityAddress)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Linli:KeysPath", folder).UseSetting("Linli:Keys:RotateEvery", "00:00:04").UseSetting("Linli:Keys:Lead", "00:00:02")
                .UseSetting("Linli:Keys:Keep", "00:01:00").UseSetting("Linli:Keys:Look", "00:00:00.2");
        }
    }
}
