using System.Globalization;
using System.Text.Json;
using Linli.AppHost.Hosting;
using Linli.AppHost.Resources;
using Linli.ServiceDefaults.Transfer;
using Microsoft.Extensions.Configuration;

namespace Linli.AppHost.Audit;

/// <summary>
/// `./platform audit verify`: has every service of a running platform go through the audit of all its tenants and prints what they found.
/// It signs in as nobody: like the services among themselves it asks with the secret of this installation.
/// </summary>
internal static class AuditVerification
{
    public const int Sound = 0;
    public const int Tampered = 1;
    public const int NotVerified = 2;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Of the platform on this data folder and these ports, or of the services and with the secret that the environment names.</summary>
    public static async Task<int> RunAsync(AppHostOptions options, TextWriter output)
    {
        var given = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        if (given["Linli:InsideSecret"] is null && !File.Exists(Path.Combine(options.DataFolder, "secrets.json")))
        {
            await output.WriteLineAsync($"There is no platform in {options.DataFolder}. Name its folder with --data, or its services and secret in the environment (services__NAME__http__0, Linli__InsideSecret).");
            return NotVerified;
        }

        var model = Program.Describe(options);
        var secret = new ConfigurationBuilder().AddInMemoryCollection([new("Linli:InsideSecret", given["Linli:InsideSecret"] ?? model.Secrets["inside"])]).Build();
        var services = model.Resources.OfType<ProjectResource>().Where(r => r.Environment.ContainsKey("Linli__AuditKey"))
            .Select(r => (r.Name, new Uri(given[$"services:{r.Name}:http:0"] ?? r.HttpAddress!)));
        return await RunAsync(services, new(secret, TimeProvider.System), output);
    }

    /// <returns>The worst of all: not verified, tampered with, or sound.</returns>
    public static async Task<int> RunAsync(IEnumerable<(string Name, Uri Address)> services, InsideCalls calls, TextWriter output)
    {
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var (worst, problems, chains) = (Sound, 0, 0);
        foreach (var (name, address) in services)
        {
            try
            {
                await foreach (var report in AskAsync(http, address, calls))
                {
                    await PrintAsync(name, report, output);
                    (chains, problems) = (chains + 1, problems + report.Problems);
                    worst = report.Problems > 0 ? Math.Max(worst, Tampered) : worst;
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
            {
                await output.WriteLineAsync($"{name,-10} could not be verified: {e.Message}");
                worst = NotVerified;
            }
        }

        await output.WriteLineAsync(worst switch
        {
            Sound => $"{chains} chains, everything as it was written.",
            Tampered => $"{chains} chains, {problems} findings: rows are not as they were written.",
            _ => $"{chains} chains, {problems} findings, and not everything could be verified. Is the platform running, on this data folder and these ports?",
        });
        return worst;
    }

    /// <summary>A line for each tenant, as soon as it has been gone through.</summary>
    private static async IAsyncEnumerable<Report> AskAsync(HttpClient http, Uri address, InsideCalls calls)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/internal/audit"));
        calls.Sign(request);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        var isWhole = false;
        while (await lines.ReadLineAsync() is { } line)
        {
            isWhole = line == "end";
            if (!isWhole) yield return JsonSerializer.Deserialize<Report>(line, Web)!;
        }

        if (!isWhole) throw new IOException("the answer broke off.");
    }

    private static async Task PrintAsync(string service, Report report, TextWriter output)
    {
        var verdict = report.Problems == 0 ? "sound" : $"{report.Problems} FINDINGS";
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{service,-10} {report.Tenant}  {report.Entries} entries in {report.Segments} segments, {report.Waiting} waiting, head {report.Head} {report.HeadHash[..Math.Min(16, report.HeadHash.Length)]}  {verdict}"));
        foreach (var finding in report.Findings)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{"",-10}   {finding.Kind,-8} entry {finding.Entry?.ToString() ?? "-"}, segment {finding.Segment?.ToString(CultureInfo.InvariantCulture) ?? "-"}, of {finding.At:yyyy-MM-dd HH:mm:ss}Z"));
        }
    }

    private sealed record Report(Guid Tenant, long Entries, long Segments, int Waiting, long Head, string HeadHash, int Problems, IReadOnlyList<Finding> Findings);

    private sealed record Finding(string Kind, Guid? Entry, long? Segment, DateTimeOffset At);
}
