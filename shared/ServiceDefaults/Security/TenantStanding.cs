namespace Linli.ServiceDefaults.Security;

/// <summary>The states of a sub-district.</summary>
public static class TenantStates
{
    /// <summary>It works.</summary>
    public const string Active = "active";

    /// <summary>Its people read and change nothing.</summary>
    public const string Suspended = "suspended";

    /// <summary>Nobody of it gets in.</summary>
    public const string Closed = "closed";
}

/// <summary>The state of a sub-district in which a person has a role; there is none for one whose state never changed.</summary>
/// <param name="TenantId">The sub-district.</param>
/// <param name="State">One of <see cref="TenantStates"/>.</param>
/// <param name="Reason">What its people are told.</param>
/// <param name="Version">Rises with every change.</param>
public sealed record TenantStanding(Guid TenantId, string State, string Reason, int Version)
{
    /// <summary>Its people read and change nothing.</summary>
    public bool IsSuspended => State == TenantStates.Suspended;

    /// <summary>Nobody of it gets in.</summary>
    public bool IsClosed => State == TenantStates.Closed;
}
