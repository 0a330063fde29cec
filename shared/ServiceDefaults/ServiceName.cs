namespace Linli.ServiceDefaults;

/// <summary>The service's own name, e.g. <c>registry</c>: its audience, its database, its queue.</summary>
public sealed record ServiceName(string Value);
