using Linli.ServiceDefaults.Security;

namespace Linli.TenantService.Tenants;

/// <summary>街道: a sub-district or town, and with it everything of its own on the platform.</summary>
internal sealed class Tenant
{
    public const int NameLength = 60;

    private Tenant() { }

    public Guid TenantId { get; private set; }
    public string Code { get; private set; } = "";
    public string ParentCode { get; private set; } = "";
    public string Name { get; private set; } = "";
    public DateTimeOffset ProvisionedAt { get; private set; }

    /// <summary>One of <see cref="TenantStates"/>.</summary>
    public string State { get; private set; } = TenantStates.Active;

    /// <summary>What its people are told; null while its state has never changed.</summary>
    public string? StateReason { get; private set; }
    public DateTimeOffset? StateAt { get; private set; }

    /// <summary>Rises with each change of the state; of two changes at once the second is refused.</summary>
    public int StateVersion { get; private set; }

    /// <summary>What the city or the operator allows this one, where that is not the template's.</summary>
    public int? PeopleQuota { get; private set; }
    public long? StorageQuota { get; private set; }
    public int? RequestQuota { get; private set; }
    public DateTimeOffset? QuotaChangedAt { get; private set; }

    public static Tenant Provision(DivisionCode code, string name, DateTimeOffset now) => new()
    {
        TenantId = code.ToTenantId(),
        Code = code.ToString(),
        ParentCode = code.Parent,
        Name = name,
        ProvisionedAt = now,
    };

    /// <summary>Everything can be read and nothing changed until it is resumed.</summary>
    public void Suspend(string reason, DateTimeOffset now) => Become(TenantStates.Suspended, reason, now, TenantStates.Active);

    public void Resume(string reason, DateTimeOffset now) => Become(TenantStates.Active, reason, now, TenantStates.Suspended, TenantStates.Closed);

    /// <summary>Nobody of it gets in until it is resumed.</summary>
    public void Close(string reason, DateTimeOffset now) => Become(TenantStates.Closed, reason, now, TenantStates.Active, TenantStates.Suspended);

    private void Become(string state, string reason, DateTimeOffset now, params ReadOnlySpan<string> from)
    {
        if (!from.Contains(State))
        {
            throw Lifecycle.Errors.NotFrom(State);
        }

        (State, StateReason, StateAt, StateVersion) = (state, reason, now, StateVersion + 1);
    }

    public void SetQuota(int? people, long? storage, int? requests, DateTimeOffset now) =>
        (PeopleQuota, StorageQuota, RequestQuota, QuotaChangedAt) = (people, storage, requests, now);
}
