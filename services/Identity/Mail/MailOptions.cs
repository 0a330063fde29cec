namespace Linli.IdentityService.Mail;

/// <summary>Section <c>Linli:Mail</c>. Without a host and a sender no mail is written, and the pages say so.</summary>
internal sealed class MailOptions
{
    public string? Host { get; init; }
    public int Port { get; init; } = 587;

    /// <summary>Address, or name and address: <c>邻里 &lt;linli@example.cn&gt;</c>.</summary>
    public string? From { get; init; }
    public string? UserName { get; init; }
    public string? Password { get; init; }

    /// <summary><c>StartTls</c>, <c>SslOnConnect</c>, <c>None</c> (a server on the same machine), or <c>Auto</c>, which never sends a password in the clear.</summary>
    public MailSecurity Security { get; init; } = MailSecurity.Auto;

    public bool IsOn => !string.IsNullOrWhiteSpace(Host) && !string.IsNullOrWhiteSpace(From);
}

internal enum MailSecurity
{
    Auto,
    StartTls,
    SslOnConnect,
    None,
}
