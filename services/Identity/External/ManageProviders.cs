using System.ComponentModel.DataAnnotations;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.External;

/// <summary>A sub-district's outside providers: list, add, change, test, switch off and on. The provider is asked before anything is saved.</summary>
internal static class ManageProviders
{
    public static void MapManageProviders(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in-providers", List).RequirePermission(Permissions.SignInManage);
        app.MapGet("/sign-in-providers/{id:guid}", Find).RequirePermission(Permissions.SignInManage);
        app.MapPost("/sign-in-providers", Add).RequirePermission(Permissions.SignInManage);
        app.MapPut("/sign-in-providers/{id:guid}", Change).RequirePermission(Permissions.SignInManage);
        app.MapPost("/sign-in-providers/{id:guid}/test", Test).RequirePermission(Permissions.SignInManage);
        app.MapPost("/sign-in-providers/{id:guid}/enabled", Enable).RequirePermission(Permissions.SignInManage);
    }

    private static async Task<Ok<List<ProviderItem>>> List(IdentityDb db, ExternalSchemes schemes, CancellationToken ct) =>
        TypedResults.Ok((await db.SignInProviders.AsNoTracking().OrderBy(p => p.Name).ThenBy(p => p.Id).ToListAsync(ct)).Select(p => ProviderItem.Of(p, schemes)).ToList());

    private static async Task<Results<Ok<ProviderItem>, NotFound>> Find(Guid id, IdentityDb db, ExternalSchemes schemes, CancellationToken ct) =>
        await db.SignInProviders.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is { } provider ? TypedResults.Ok(ProviderItem.Of(provider, schemes)) : TypedResults.NotFound();

    private static async Task<Created<ProviderItem>> Add(
        ProviderRequest request, IdentityDb db, ProviderMetadata metadata, FieldProtector protector, ExternalSchemes schemes, CancellationToken ct)
    {
        await metadata.CheckAsync(request.Settings.Issuer, ct);
        var provider = new SignInProvider(request.Settings, protector);
        db.Add(provider);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/sign-in-providers/{provider.Id}", ProviderItem.Of(provider, schemes));
    }

    private static async Task<Results<Ok<ProviderItem>, NotFound>> Change(
        Guid id, ProviderRequest request, IdentityDb db, ProviderMetadata metadata, FieldProtector protector, ExternalSchemes schemes, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.SignInProviders.SingleOrDefaultAsync(p => p.Id == id, ct) is not { } provider)
        {
            return TypedResults.NotFound();
        }

        await metadata.CheckAsync(request.Settings.Issuer, ct);
        if (provider.Issuer != request.Settings.Issuer)
        {
            // Whoever is "42" at one issuer is somebody else at another.
            await provider.UnlinkAllAsync(db, ct);
        }

        provider.Change(request.Settings, protector);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(ProviderItem.Of(provider, schemes));
    }

    private static async Task<Results<NoContent, NotFound>> Test(Guid id, IdentityDb db, ProviderMetadata metadata, CancellationToken ct)
    {
        if (await db.SignInProviders.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } provider)
        {
            return TypedResults.NotFound();
        }

        await metadata.CheckAsync(provider.Issuer, ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFound>> Enable(Guid id, EnableRequest request, IdentityDb db, CancellationToken ct)
    {
        if (await db.SignInProviders.SingleOrDefaultAsync(p => p.Id == id, ct) is not { } provider)
        {
            return TypedResults.NotFound();
        }

        provider.Enable(request.Enabled);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <param name="Issuer">Exactly as the provider writes it, e.g. <c>https://login.example.cn</c>.</param>
/// <param name="ClientSecret">Left out in a change: stays as it was.</param>
/// <param name="EmailClaim">Claim with the e-mail address; <c>email</c> unless told.</param>
/// <param name="VerifiedClaim">Claim that says that it is verified; <c>email_verified</c> unless told.</param>
internal sealed record ProviderRequest(
    [property: Required, MaxLength(60)] string? Name,
    [property: Required, MaxLength(300)] string? Issuer,
    [property: Required, MaxLength(200)] string? ClientId,
    [property: MaxLength(500)] string? ClientSecret,
    [property: RegularExpression(ProviderRequest.ClaimName), MaxLength(60)] string? EmailClaim = null,
    [property: RegularExpression(ProviderRequest.ClaimName), MaxLength(60)] string? VerifiedClaim = null)
{
    internal const string ClaimName = @"^[A-Za-z0-9_\-.:/]+$";

    internal ProviderSettings Settings => new(Name!, Issuer!.Trim(), ClientId!, ClientSecret,
        string.IsNullOrWhiteSpace(EmailClaim) ? "email" : EmailClaim, string.IsNullOrWhiteSpace(VerifiedClaim) ? "email_verified" : VerifiedClaim);
}

internal sealed record EnableRequest(bool Enabled);

/// <param name="RedirectUri">To be registered at the provider.</param>
/// <param name="SignInLink">Leads people of the sub-district straight to its providers.</param>
internal sealed record ProviderItem(
    Guid Id, string Name, string Issuer, string ClientId, bool HasSecret, string EmailClaim, string VerifiedClaim, bool Enabled, string RedirectUri, string SignInLink)
{
    public static ProviderItem Of(SignInProvider p, ExternalSchemes schemes) => new(
        p.Id, p.Name, p.Issuer, p.ClientId, p.ProtectedSecret is not null, p.EmailClaim, p.VerifiedClaim, p.Enabled, schemes.RedirectUri(p.Id), schemes.SignInLink(p.TenantId));
}
