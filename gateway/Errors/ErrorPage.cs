using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Linli.Gateway.Errors;

/// <summary>A calm page that stands by itself: it must come out when nothing behind the gateway answers.</summary>
internal static class ErrorPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly byte[] Style = Embedded("Linli.Gateway.Errors.error.css");

    public static void MapErrorStyle(this IEndpointRouteBuilder app) =>
        app.MapGet("/gateway/error.css", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=3600";
            return Results.Bytes(Style, "text/css; charset=utf-8");
        }).AllowAnonymous().DisableRateLimiting();

    public static string Render(int status, string code, CultureInfo culture, string traceId, string? retry)
    {
        string Text(string key) => Encoder.Encode(Language.Text(culture, key));
        var again = retry is null ? "" : $"""<a class="button" href="{Encoder.Encode(retry)}">{Text("page.retry")}</a>""";
        return $"""
            <!doctype html>
            <html lang="{culture.Name}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="robots" content="noindex">
              <title>{Text($"{code}.title")} · {Text("page.product")}</title>
              <link rel="stylesheet" href="/gateway/error.css">
            </head>
            <body>
              <main>
                <p class="product">{Text("page.product")}</p>
                <p class="status">{status}</p>
                <h1>{Text($"{code}.title")}</h1>
                <p>{Text($"{code}.detail")}</p>
                <p class="actions">{again}<a class="button quiet" href="/">{Text("page.home")}</a></p>
                <p class="trace">{Text("page.trace")} <code>{traceId}</code></p>
              </main>
            </body>
            </html>
            """;
    }

    internal static byte[] Embedded(string name)
    {
        using var stream = typeof(ErrorPage).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
