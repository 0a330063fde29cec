using Linli.TenantService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Changes;

internal static class DirectoryLock
{
    /// <summary>
    /// Lets one change of a sub-district's communities happen at a time, until the transaction ends: so a name that is free when it is
    /// announced stays free until its day, and nothing is merged twice. Such changes are rare, and reading does not wait.
    /// </summary>
    public static Task<int> LockDirectoryAsync(this DirectoryDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT 1 FROM tenants WHERE tenant_id = {db.TenantId} FOR NO KEY UPDATE", ct);
}
