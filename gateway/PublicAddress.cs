namespace Linli.Gateway;

/// <summary>
/// Where people reach the platform (<c>Linli:PublicAddress</c>). Links, cookies and the issuer are made from it and never from
/// the host or scheme that a client sends.
/// </summary>
internal sealed class PublicAddress
{
    public PublicAddress(IConfiguration configuration)
    {
        Uri = new Uri((configuration["Linli:PublicAddress"] ?? "http://localhost:8080").TrimEnd('/') + "/");
        Host = new HostString(Uri.Authority);
        Origin = $"{Uri.Scheme}://{Uri.Authority}";
    }

    public Uri Uri { get; }
    public HostString Host { get; }
    public string Origin { get; }
    public bool IsHttps => Uri.Scheme == Uri.UriSchemeHttps;
}
