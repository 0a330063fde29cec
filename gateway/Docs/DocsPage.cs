using Linli.Gateway.Errors;
using Linli.Gateway.Session;
using Scalar.AspNetCore;

namespace Linli.Gateway.Docs;

/// <summary>
/// <c>/docs</c>: the services' OpenAPI documents to read and try. Calls go out with the session cookie or with a bearer token
/// that is typed in. Everything comes from here: no fonts, proxies or scripts from elsewhere.
/// </summary>
internal static class DocsPage
{
    private static readonly byte[] Configuration = ErrorPage.Embedded("Linli.Gateway.Docs.docs.js");

    public static void MapDocs(this IEndpointRouteBuilder app)
    {
        app.MapGet("/gateway/docs.js", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=3600";
            return Results.Bytes(Configuration, "text/javascript; charset=utf-8");
        }).AllowAnonymous();

        app.MapScalarApiReference("/docs", options =>
        {
            options.WithTitle("Linli API").WithOpenApiRoutePattern("/openapi/{documentName}.json").WithJavaScriptConfiguration("/gateway/docs.js").WithNonce();
            options.DefaultFonts = false;
            options.AddDocuments(Upstreams.Services);
            options.AddHttpAuthentication("bearer", bearer => bearer.Description = "Machine clients: an access token from /connect/token. Signed-in people need none.");
        }).AllowAnonymous();
    }

    /// <summary>
    /// The page's own policy, null elsewhere: its one inline script by nonce, and inline styles, which its components write.
    /// </summary>
    public static string? Policy(HttpContext context) =>
        context.Items.TryGetValue(ScalarOptions.NonceHttpContextItemKey, out var nonce)
            ? $"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
              + "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-src 'none'; frame-ancestors 'none'"
            : null;
}
