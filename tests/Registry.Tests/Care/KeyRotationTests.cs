using System.Security.Cryptography;
using System.Text;
using Linli.ServiceDefaults.Security;
using Linli.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Linli.Registry.Tests.Care;

/// <summary>A database of its own: the others in this run know one key only.</summary>
public sealed class RotationHost() : ServiceHost<Program>("registry");

/// <summary>The key of the personal fields is changed while people read and write: nobody notices.</summary>
public sealed class KeyRotationTests(RotationHost host) : CareTest(host), IClassFixture<RotationHost>
{
    private const int People = 250;
    private static readonly string First = Convert.ToBase64String("0123456789abcdef0123456789abcdef"u8);
    private static readonly string Second = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public async Task Every_field_comes_under_the_new_key_while_readers_and_writers_go_on()
    {
        var community = await CommunityAsync();
        var people = new List<Guid>();
        for (var i = 0; i < People; i++)
        {
            people.Add(await BeneficiaryAsync(Admin, community, $"布大{i:000}", phone: $"1390000{i:0000}"));
        }
        var pair = await PairAsync(Admin, community, await UnitAsync(Admin, community), people[0]);
        await VisitAsync(Admin, pair, "2026-11-20", note: "需要修灯");
        Assert.Equal(0L, await UnderAsync(Second));

        // As operators do it: first every instance learns to read the next key, then one after the other writes with it.
        await using var still = Instance(First, Second);
        using var before = Client(still);
        await ReadAsync(before, people, atLeast: 1, CancellationToken.None);
        using var done = new CancellationTokenSource();
        var reading = ReadAsync(before, people, atLeast: 50, done.Token);
        await using var rotating = Instance(Second, First);
        using var after = Client(rotating);
        var readingToo = ReadAsync(after, people, atLeast: 50, done.Token);
        var late = await BeneficiaryAsync(before, community, "吉大可", phone: "13800009999");
        await Eventually.Async(() => UnderAsync(Second), under => under >= (2 * People) + 1);
        await done.CancelAsync();
        Assert.All(await Task.WhenAll(reading, readingToo), reads => Assert.True(reads >= 50));

        // What was written with the former key after its turn is taken in by the next start; then the former key is not needed.
        await using var next = Instance(Second, First);
        using var last = Client(next);
        await Eventually.Async(async () => await UnderAsync(Second) == (2 * People) + 3 && await UnderAsync(First) == 0);
        await using var alone = Instance(Second, "");
        using var only = Client(alone);
        Assert.Equal("吉大可", (await GetAsync(only, $"/beneficiaries/{late}/full?reason=核对")).GetProperty("name").GetString());
        Assert.Equal("需要修灯", (await GetAsync(only, $"/pairs/{pair}/full?reason=核对")).GetProperty("notes").EnumerateObject().Single().Value.GetString());
        await ReadAsync(only, people, atLeast: 5, CancellationToken.None);
    }

    /// <summary>Names, phones and notes that begin with the key's mark.</summary>
    private Task<long> UnderAsync(string key) => OneAsync<long>($"""
        SELECT count(*) FROM (SELECT name AS v, tenant_id FROM beneficiaries UNION ALL SELECT phone, tenant_id FROM beneficiaries UNION ALL SELECT note, tenant_id FROM pair_visits) s
        WHERE tenant_id = $1 AND substring(v FROM 1 FOR 5) = '{Mark(key)}'::bytea
        """);

    private ServiceFactory<Program> Instance(string current, string others) => new("registry", Host.Servers, () => Host.Run.IdentityAddress, services => UseKeys(services, current, others));

    private HttpClient Client(ServiceFactory<Program> instance) => instance.Client(Tenant.AdminToken);

    /// <summary>Reads one after the other in full, and finds them by their phones.</summary>
    private static async Task<int> ReadAsync(HttpClient client, List<Guid> people, int atLeast, CancellationToken done)
    {
        var reads = 0;
        for (; reads < atLeast || (done.CanBeCanceled && !done.IsCancellationRequested); reads++)
        {
            var i = reads * 37 % people.Count;
            var full = await GetAsync(client, $"/beneficiaries/{people[i]}/full?reason=核对");
            Assert.Equal(($"布大{i:000}", $"1390000{i:0000}"), (full.GetProperty("name").GetString(), full.GetProperty("phone").GetString()));
            Assert.Equal(people[i], (await GetAsync(client, $"/beneficiaries?q=1390000{i:0000}")).GetProperty("items")[0].GetProperty("id").GetGuid());
        }
        return reads;
    }

    private static void UseKeys(IServiceCollection services, string current, string others) =>
        services.Replace(ServiceDescriptor.Singleton(new FieldProtector(new ConfigurationBuilder().AddInMemoryCollection(
            [new("Linli:FieldKey", current), new("Linli:OtherFieldKeys", others), new("Linli:FieldHashKey", First)]).Build())));

    /// <summary>How a value under this key begins, as PostgreSQL writes bytes.</summary>
    private static string Mark(string key) =>
        $@"\x02{Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromBase64String(key), 32, info: Encoding.ASCII.GetBytes("linli field key id"))[..4])}";
}
