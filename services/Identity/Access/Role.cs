namespace Linli.IdentityService.Access;

/// <summary>A named set of permissions. The catalogue is part of the program (<see cref="RoleCatalogue"/>), not of a tenant's data.</summary>
internal sealed class Role
{
    public required string Id { get; init; }

    /// <summary>What its holder may do.</summary>
    public required string[] Permissions { get; init; }

    /// <summary>
    /// Roles its holder may give although they hold more than the holder may do: the city appoints a tenant's administrators
    /// and still reads nothing of the tenant.
    /// </summary>
    public string[] Appoints { get; init; } = [];

    /// <summary>At which depth of the scope path it may be held: 1 city, 2 tenant, 3 community, 4 unit.</summary>
    public required int MinDepth { get; init; }
    public required int MaxDepth { get; init; }
}
