namespace Linli.ServiceDefaults.Tenancy;

/// <summary>
/// A row that belongs to one tenant. Its key is (tenant_id, id), so that foreign keys carry the tenant and a table can be
/// distributed by it; the tenant is filled in from the current request or message when the row is added.
/// </summary>
public abstract class TenantRow
{
    /// <summary>The tenant whose row it is; set when the row is added, never by feature code.</summary>
    public Guid TenantId { get; private set; }

    /// <summary>Time-ordered id (uuid v7).</summary>
    public Guid Id { get; protected init; } = Guid.CreateVersion7();

    /// <summary>PostgreSQL's xmin: changes with every write, so that a stale update is refused.</summary>
    public uint Version { get; private set; }
}

/// <summary>A row of one community, so that lists can be narrowed to what a person may see.</summary>
public interface ICommunityRow
{
    /// <summary>The community whose row it is.</summary>
    Guid CommunityId { get; }
}

/// <summary>Marks an entity of which the city sees every tenant's rows. Such rows must not point to a person.</summary>
public interface ICityReadable;

/// <summary>Marks rows that mean nothing elsewhere, such as an archive that is waiting to be taken away: they are deleted with a tenant and not exported with it.</summary>
public interface IStaysBehind;

/// <summary>Marks an entity whose rows of the city (<see cref="Contracts.City.Id"/>) every tenant reads beside its own: defaults and notices.</summary>
public interface ICityShared;
