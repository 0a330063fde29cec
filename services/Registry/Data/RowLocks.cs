using Linli.RegistryService.Communities;
using Linli.RegistryService.Members;
using Linli.RegistryService.Posts;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Data;

/// <summary>
/// Rows that people contend for are locked before they are read, so that two in the same instant go one after the other.
/// Always in the order member, community, post (posts by id): whoever keeps it cannot deadlock. Needs a transaction.
/// </summary>
internal static class RowLocks
{
    /// <summary>In two steps: EF Core does not find a complex property's columns (the sealed phone) in raw SQL.</summary>
    public static async Task<Member?> LockMemberAsync(this RegistryDb db, Guid id, CancellationToken ct)
    {
        await db.Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM members WHERE tenant_id = {db.TenantId} AND id = {id} FOR NO KEY UPDATE").ToListAsync(ct);
        return await db.Members.SingleOrDefaultAsync(member => member.Id == id, ct);
    }

    public static async Task<Dictionary<Guid, Member>> LockMembersAsync(this RegistryDb db, Guid[] ids, CancellationToken ct)
    {
        await db.Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM members WHERE tenant_id = {db.TenantId} AND id = ANY ({ids}) ORDER BY id FOR NO KEY UPDATE").ToListAsync(ct);
        return await db.Members.Where(member => ids.Contains(member.Id)).ToDictionaryAsync(member => member.Id, ct);
    }

    public static Task<Community?> LockCommunityAsync(this RegistryDb db, Guid id, CancellationToken ct) =>
        db.Communities.FromSql($"SELECT *, xmin FROM communities WHERE tenant_id = {db.TenantId} AND id = {id} FOR NO KEY UPDATE").SingleOrDefaultAsync(ct);

    public static Task<Post?> LockPostAsync(this RegistryDb db, Guid id, CancellationToken ct) =>
        db.Posts.FromSql($"SELECT *, xmin FROM posts WHERE tenant_id = {db.TenantId} AND id = {id} FOR NO KEY UPDATE").SingleOrDefaultAsync(ct);

    public static Task<Dictionary<Guid, Post>> LockPostsAsync(this RegistryDb db, Guid[] ids, CancellationToken ct) =>
        db.Posts.FromSql($"SELECT *, xmin FROM posts WHERE tenant_id = {db.TenantId} AND id = ANY ({ids}) ORDER BY id FOR NO KEY UPDATE").ToDictionaryAsync(post => post.Id, ct);
}
