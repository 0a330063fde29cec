using System.Text;
using System.Text.Json;
using Linli.TestKit;

namespace Linli.Platform.Tests.Isolation;

/// <summary>The routes of spreadsheets on their way in; the same for every kind of rows.</summary>
internal static class ImportRows
{
    /// <param name="service">Who takes them.</param>
    /// <param name="path">Where.</param>
    /// <param name="expect">Of the routes that name an import.</param>
    /// <param name="sheet">A sheet of one right row, whose second column refuses "1".</param>
    /// <param name="token">Whose imports they are.</param>
    /// <param name="isOneStep">They can be undone.</param>
    public static IEnumerable<Row> Of(string service, string path, Expect expect, Func<World, string> sheet, Func<World, string> token, bool isOneStep = false) =>
        Of(service, path, expect, w => Task.FromResult(sheet(w)), token, isOneStep);

    /// <inheritdoc cref="Of(string, string, Expect, Func{World, string}, Func{World, string}, bool)"/>
    public static IEnumerable<Row> Of(string service, string path, Expect expect, Func<World, Task<string>> sheet, Func<World, string> token, bool isOneStep = false)
    {
        var list = expect == Expect.CityOnly ? Expect.CityOnly : Expect.Filtered;
        return
        [
            new(service, $"GET {path}", list, async w =>
            {
                await CheckedAsync(w, await sheet(w));
                return new(path);
            }),
            new(service, $"GET {path}/template", list, w => Task.FromResult(new Call($"{path}/template", NotForSiblings: false))),
            // A body that is no sheet is taken as well; its check says so.
            new(service, $"POST {path}", list, w => Task.FromResult(new Call($"{path}?file=sheet.csv", "name", NotForSiblings: false))),
            new(service, $"GET {path}/{{id:guid}}", expect, async w => new($"{path}/{await CheckedAsync(w, await sheet(w))}")),
            new(service, $"GET {path}/{{id:guid}}/faults", expect, async w => new($"{path}/{await CheckedAsync(w, await WrongAsync(w))}/faults")),
            new(service, $"GET {path}/{{id:guid}}/rows", expect, async w => new($"{path}/{await CheckedAsync(w, await sheet(w))}/rows")),
            new(service, $"GET {path}/{{id:guid}}/progress", expect, async w => new($"{path}/{await CheckedAsync(w, await sheet(w))}/progress")),
            new(service, $"GET {path}/{{id:guid}}/annotated", expect, async w => new($"{path}/{await CheckedAsync(w, await WrongAsync(w))}/annotated")),
            new(service, $"POST {path}/{{id:guid}}/start", expect, async w => new($"{path}/{await CheckedAsync(w, await sheet(w))}/start")),
            new(service, $"POST {path}/{{id:guid}}/cancel", expect, async w => new($"{path}/{await CheckedAsync(w, await sheet(w))}/cancel")),
            isOneStep
                ? new(service, $"POST {path}/{{id:guid}}/undo", expect, async w => new($"{path}/{await ImportedAsync(w)}/undo"))
                : new(service, $"POST {path}/{{id:guid}}/result", expect, async w => new($"{path}/{await ImportedAsync(w)}/result")),
        ];

        async Task<string> WrongAsync(World w) => await sheet(w) + w.Text("某") + ",1\n";

        async Task<Guid> ImportedAsync(World w)
        {
            var id = await CheckedAsync(w, await sheet(w));
            await w.SendAsync(HttpMethod.Post, service, $"{path}/{id}/start", token: token(w));
            await IsAsync(w, id, "imported");
            return id;
        }

        async Task<Guid> CheckedAsync(World w, string csv)
        {
            using var client = w.Matrix.Client(service, token(w));
            using var answer = await client.PostAsync(new Uri($"{path}?file={Uri.EscapeDataString(w.Text("名单"))}.csv", UriKind.Relative), new ByteArrayContent(Encoding.UTF8.GetBytes(csv)));
            var id = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetGuid();
            await IsAsync(w, id, "checked");
            return id;
        }

        // Nothing changes by itself afterwards, so that what another changes is seen.
        Task IsAsync(World w, Guid id, string state) => Eventually.Async(
            () => w.SendAsync(HttpMethod.Get, service, $"{path}/{id}", token: token(w)), import => import.GetProperty("state").GetString() == state);
    }
}
