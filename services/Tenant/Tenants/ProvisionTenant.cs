using System.ComponentModel.DataAnnotations;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Archives;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Linli.TenantService.Tenants;

internal static class ProvisionTenant
{
    /// <param name="Code">12-digit division code of the sub-district; ends with 000.</param>
    /// <param name="AdminEmail">Where the first administrator is reached; this or the mobile number.</param>
    internal sealed record Request(
        [property: Required, MaxLength(Tenant.NameLength)] string Name,
        [property: Required] string Code,
        [property: Required, MaxLength(60)] string AdminName,
        [property: EmailAddress, MaxLength(254)] string? AdminEmail,
        [property: RegularExpression(@"1\d{10}")] string? AdminPhone) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Code is not null && DivisionCode.ProblemOf(Code.Trim()) is { } problem)
            {
                yield return new(problem, [nameof(Code)]);
            }

            if (string.IsNullOrWhiteSpace(AdminEmail) && string.IsNullOrWhiteSpace(AdminPhone))
            {
                yield return new("tenant.admin_contact", [nameof(AdminEmail)]);
            }
        }
    }

    /// <param name="IsNew">False when the tenant was there already and nothing changed.</param>
    /// <param name="Invitation">The first administrator's one-time link, in the answer that provisioned the tenant; null for a person who signs in already.</param>
    internal sealed record Response(Guid Id, string Code, string Name, DateTimeOffset ProvisionedAt, bool IsNew, Uri? Invitation);

    public static void Map(IEndpointRouteBuilder tenants) =>
        tenants.MapPost("/", Handle).RequirePermission(Permissions.TenantProvision)
            .WithSummary("Bring a sub-district onto the platform, with its first administrator; safe to repeat")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>
    /// The row is written first, so that of two requests for one code the second waits and then finds it; the person is
    /// asked for before the commit, so that a tenant without an administrator never stands.
    /// </summary>
    internal static async Task<Results<Created<Response>, Ok<Response>>> Handle(
        Request request, DirectoryDb db, FirstAdmins admins, TimeProvider clock, CancellationToken ct)
    {
        var code = DivisionCode.ParseTownship(request.Code.Trim());
        if (await FindAsync(code, request, db, ct) is { } existing)
        {
            return TypedResults.Ok(existing);
        }

        var tenant = Tenant.Provision(code, request.Name.Trim(), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.ReserveAsync([tenant.TenantId], ct);
        db.Add(tenant);
        db.Publish(new TenantProvisioned(tenant.TenantId, tenant.ProvisionedAt, tenant.Code, tenant.Name));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "pk_tenants" or "ix_tenants_code" })
        {
            await transaction.RollbackAsync(ct);
            return TypedResults.Ok((await FindAsync(code, request, db, ct))!);
        }

        var (invitation, _) = await admins.InviteAsync(tenant.TenantId, request.AdminName.Trim(), request.AdminEmail, request.AdminPhone, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/tenants/{tenant.TenantId}", Describe(tenant, isNew: true, invitation));
    }

    private static async Task<Response?> FindAsync(DivisionCode code, Request request, DirectoryDb db, CancellationToken ct)
    {
        var id = code.ToTenantId();
        var tenant = await db.Tenants.AsNoTracking().SingleOrDefaultAsync(t => t.TenantId == id, ct);
        return tenant switch
        {
            null => null,
            _ when tenant.Name != request.Name.Trim() => throw Errors.CodeTaken(tenant.Code, tenant.Name),
            _ => Describe(tenant, isNew: false, invitation: null),
        };
    }

    private static Response Describe(Tenant tenant, bool isNew, Uri? invitation) =>
        new(tenant.TenantId, tenant.Code, tenant.Name, tenant.ProvisionedAt, isNew, invitation);
}
