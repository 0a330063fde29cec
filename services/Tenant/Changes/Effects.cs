using Linli.TenantService.Communities;
using Linli.TenantService.Data;
using Linli.TenantService.Grids;

namespace Linli.TenantService.Changes;

internal static class Effects
{
    /// <summary>Does what a change says and tells of it, in the caller's transaction: so it happens once, whoever was waiting for it.</summary>
    public static Task TakeEffectAsync(this DirectoryDb db, Change change, DateTimeOffset now, CancellationToken ct)
    {
        change.TakeEffect(now);
        return change switch
        {
            { GridId: { } grid, Kind: ChangeKind.Rename } => db.RenameGridAsync(grid, change, now, ct),
            { GridId: { } grid, Kind: ChangeKind.Merger } => db.MergeGridsAsync(grid, change, now, ct),
            { GridId: { } grid } => db.RetireGridAsync(grid, now, ct),
            { Kind: ChangeKind.Rename } => db.RenameAsync(change, now, ct),
            { Kind: ChangeKind.Merger } => db.MergeAsync(change, now, ct),
            { Kind: ChangeKind.Split } => db.SplitAsync(change, now, ct),
            _ => db.RetireAsync(change, now, ct),
        };
    }
}
