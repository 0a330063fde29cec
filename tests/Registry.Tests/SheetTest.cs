using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Linli.TestKit;
using Xunit;

namespace Linli.Registry.Tests;

/// <summary>The words in which tests speak of spreadsheets on their way in.</summary>
public abstract class SheetTest(RegistryHost host, string noun) : RegistryTest(host)
{
    protected async Task<Guid> UploadAsync(byte[] file, HttpClient? client = null)
    {
        using var answer = await (client ?? Admin).PostAsync(new Uri($"/{noun}/import?file=名单.xlsx", UriKind.Relative), new ByteArrayContent(file), Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetGuid();
    }

    /// <summary>Uploads, and waits for the check.</summary>
    protected async Task<(Guid Id, (int New, int Changed, int Same, int Wrong) Counts)> CheckedAsync(byte[] file, HttpClient? client = null)
    {
        var id = await UploadAsync(file, client);
        return (id, Counts(await SettledAsync(id, "checked", client)));
    }

    /// <summary>Uploads, checks and imports.</summary>
    protected async Task<Guid> ImportedAsync(byte[] file, HttpClient? client = null)
    {
        var (id, counts) = await CheckedAsync(file, client);
        Assert.True(counts.Wrong == 0, string.Join('\n', (await FaultsAsync(id, client)).Select(f => $"{f.Cell} {f.Code}")));
        await StartAsync(id, client);
        await SettledAsync(id, "imported", client);
        return id;
    }

    protected Task StartAsync(Guid id, HttpClient? client = null) => SucceedsAsync((client ?? Admin).PostAsync($"/{noun}/import/{id}/start", null, Cancellation));

    protected async Task<JsonElement> UndoneAsync(Guid id, string state = "undone")
    {
        await SucceedsAsync(Admin.PostAsync($"/{noun}/import/{id}/undo", null, Cancellation));
        return await SettledAsync(id, state);
    }

    protected Task<JsonElement> SettledAsync(Guid id, string state, HttpClient? client = null) =>
        Eventually.Async(() => GetAsync(client ?? Admin, $"/{noun}/import/{id}"), import => import.GetProperty("state").GetString() == state);

    protected async Task<List<(string Cell, string Code)>> FaultsAsync(Guid id, HttpClient? client = null) =>
        [.. (await GetAsync(client ?? Admin, $"/{noun}/import/{id}/faults?size=50")).GetProperty("items").EnumerateArray().Select(f => (f.GetProperty("cell").GetString()!, f.GetProperty("code").GetString()!))];

    protected Task<byte[]> BytesAsync(string path) => Admin.GetByteArrayAsync(new Uri($"/{noun}/import/{path}", UriKind.Relative), Cancellation);

    protected static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

    protected static (int New, int Changed, int Same, int Wrong) Counts(JsonElement import) =>
        (import.GetProperty("new").GetInt32(), import.GetProperty("changed").GetInt32(), import.GetProperty("same").GetInt32(), import.GetProperty("wrong").GetInt32());
}
