using Linli.ServiceDefaults.Security;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

/// <summary>A withdrawn permission or a suspended sub-district stops a run as it stops a request.</summary>
internal sealed class ImportRights(CurrentUser user, IGrantSource grants)
{
    public async Task RequireAsync(ImportJob job, CancellationToken ct)
    {
        user.Know(await grants.OfCurrentUserAsync(user, ct));
        user.Reach = user.Grants.Of(job.Kind.Permission, user.TenantId);
        var standing = user.TenantId is { } tenant ? user.Grants.StandingOf(tenant) : null;
        if (user.Grants is { Version: 0, Items.Count: 0 })
        {
            throw ImportErrors.SignedOut();
        }

        if (user.Reach.IsEmpty || standing is { IsSuspended: true } or { IsClosed: true })
        {
            throw ImportErrors.NotAllowed();
        }
    }
}
