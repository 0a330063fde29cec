namespace Linli.ServiceDefaults.Http;

/// <summary>
/// Another part that the request needs does not answer, and nothing was saved. Becomes 503 with the stable code and, in the
/// person's language, the text that the service's <c>Resources/Errors</c> holds under that code.
/// </summary>
public sealed class OutageException(string code, Exception? inner = null) : Exception(code, inner)
{
    /// <summary>Stable name of the outage, e.g. <c>tenant.identity_unavailable</c>.</summary>
    public string Code { get; } = code;
}
