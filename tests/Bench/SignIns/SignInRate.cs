using System.Diagnostics;
using System.Security.Cryptography;
using Linli.Bench.Load;
using Linli.Bench.Stand;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Linli.Bench.SignIns;

/// <summary>
/// S9: typed passwords per second against hashing alone, and refreshed tokens per second of one core. Both at Identity itself, the way the
/// gateway forwards them; everything a sign-in does is in it: guess counting, session row, cookie.
/// </summary>
internal static class SignInRate
{
    private const int People = 8;
    private const double GoalShare = 0.95;
    private const double GoalRefreshes = 600;

    /// <summary>As Identity is configured.</summary>
    private const int Iterations = 210_000;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run, CancellationToken ct)
    {
        var platform = await run.PlatformAsync(ct);
        var people = new List<Typist>();
        try
        {
            foreach (var name in await platform.PeopleAsync(People, ct))
            {
                people.Add(await Typist.SitDownAsync(platform, name, ct));
            }

            await TypeAsync(run.WarmUp);
            HashAlone(run.WarmUp / 2);
            var signIns = await Rounds.InterleaveAsync(run.Pairs, () => TypeAsync(run.Round), () => Task.FromResult(HashAlone(run.Round)));

            foreach (var person in people)
            {
                await person.SignInAsync(ct);
            }

            await RefreshAsync(run.WarmUp);
            var refreshes = await Rounds.InterleaveAsync(run.Pairs, () => RefreshAsync(run.Round), () => Task.FromResult((SignAlone(run.Round), 1.0)));
            var share = signIns.Median(r => r.A / r.B);
            var perCore = refreshes.Median(r => r.A.Item1 / r.A.Item2);
            return
            [
                new("sign-ins", $"{signIns.Median(r => r.A):0.0}/s", $"{signIns.Median(r => r.B):0.0}/s", $"{share:0%}", $"≥ {GoalShare:0%}", share >= GoalShare,
                    $"{People} people type name and password at once, each answer followed to its 302; control: the same hash ({Iterations} rounds of PBKDF2-SHA512) on {Environment.ProcessorCount} threads and nothing else; median of {signIns.Count} neighbours"),
                new("refreshes a core", $"{perCore:0}/s", $"{refreshes.Median(r => r.B.Item1):0}/s", $"{perCore / refreshes.Median(r => r.B.Item1):0.00} ×", $"≥ {GoalRefreshes:0}/s", perCore >= GoalRefreshes,
                    $"{People} chains of rotating refresh tokens at /connect/token, divided by the processor time of Identity's process; control: ES256 signatures alone on one core"),
                new("  refreshes in all", $"{refreshes.Median(r => r.A.Item1):0}/s", How: "client, Identity and PostgreSQL share the machine"),
            ];
        }
        finally
        {
            people.ForEach(p => p.Dispose());
        }

        async Task<double> TypeAsync(TimeSpan duration) => (await Generator.FloodAsync(People, duration, (i, stop) => people[i].TypeAsync(stop), ct)).PerSecond;

        async Task<(double PerSecond, double Cores)> RefreshAsync(TimeSpan duration)
        {
            var process = platform.ProcessOf("identity");
            var (before, began) = (Machine.CpuSeconds(process), Stopwatch.GetTimestamp());
            var perSecond = (await Generator.FloodAsync(People, duration, (i, stop) => people[i].RefreshAsync(stop), ct)).PerSecond;
            return (perSecond, (Machine.CpuSeconds(process) - before) / Stopwatch.GetElapsedTime(began).TotalSeconds);
        }
    }

    private static double HashAlone(TimeSpan duration)
    {
        var hasher = new PasswordHasher<string>(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
        var hash = hasher.HashPassword("", Platform.Password);
        return Flat(Environment.ProcessorCount, duration, () => hasher.VerifyHashedPassword("", hash, Platform.Password));
    }

    private static double SignAlone(TimeSpan duration)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var payload = new byte[600];
        return Flat(1, duration, () => key.SignData(payload, HashAlgorithmName.SHA256));
    }

    private static double Flat(int threads, TimeSpan duration, Action work)
    {
        var (done, began) = (0, Stopwatch.GetTimestamp());
        var all = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            while (Stopwatch.GetElapsedTime(began) < duration)
            {
                work();
                Interlocked.Increment(ref done);
            }
        })).ToList();
        all.ForEach(t => t.Start());
        all.ForEach(t => t.Join());
        return done / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
