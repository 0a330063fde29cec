using Linli.RegistryService.Data;
using Linli.RegistryService.Needs;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Projects;

/// <summary>Whose projects a person sees: the same as whose needs.</summary>
internal static class ProjectReach
{
    public static IQueryable<Project> ProjectsWithin(this RegistryDb db, Reach reach) => db.Projects.OpenTo(reach, db);

    /// <inheritdoc cref="NeedReach.LockNeedWithinAsync"/>
    public static async Task<Project?> LockProjectWithinAsync(this RegistryDb db, Guid id, Reach reach, CancellationToken ct) =>
        await db.ProjectsWithin(reach).AnyAsync(project => project.Id == id, ct) ? await db.LockProjectAsync(id, ct) : null;
}
