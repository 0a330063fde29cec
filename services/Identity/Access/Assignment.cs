using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Access;

/// <summary>
/// A person has a role in a scope, through the assignment of whoever gave it. Read here, written only by the database's
/// functions <c>grant_assignment</c> and <c>end_assignment</c> (docs/decisions/0007-delegation.md): the service's own role
/// has no right to write this table, so no bug in the code above can give anybody more than the giver has.
/// </summary>
internal sealed class Assignment
{
    private Assignment()
    {
    }

    public Guid TenantId { get; private init; }
    public Guid Id { get; private init; }
    public Guid PersonId { get; private init; }
    public string RoleId { get; private init; } = "";
    public LTree Scope { get; private init; }
    public bool CanDelegate { get; private init; }

    /// <summary>The assignment it was given from; none for the first ones of the city. Its tenant is the same, or the city.</summary>
    public Guid? ParentTenantId { get; private init; }
    public Guid? ParentId { get; private init; }
    public Guid? GrantedBy { get; private init; }
    public DateTimeOffset ValidFrom { get; private init; }
    public DateTimeOffset? ValidTo { get; private init; }
    public DateTimeOffset? RevokedAt { get; private init; }
    public Guid? RevokedBy { get; private init; }
}
