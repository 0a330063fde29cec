namespace Linli.IdentityService.OpenId;

/// <summary>The platform's one address as the outside knows it; the issuer of all tokens.</summary>
internal sealed record PublicAddress(Uri Uri)
{
    public static PublicAddress Of(IConfiguration configuration) => new(new Uri(configuration["Linli:PublicAddress"] ?? "http://localhost:8080"));

    public string Link(string path) => Uri.GetLeftPart(UriPartial.Authority) + path;

    /// <summary>
    /// Whatever name or proxy a request came by, Identity answers as the public address: nobody can bend a link or the
    /// discovery document with a Host or X-Forwarded-* header.
    /// </summary>
    public Task Pin(HttpContext http, RequestDelegate next)
    {
        http.Request.Scheme = Uri.Scheme;
        http.Request.Host = HostString.FromUriComponent(Uri);
        return next(http);
    }
}
