using Linli.ServiceDefaults.Settings;

namespace Linli.RegistryService.Projects;

internal static class Endpoints
{
    internal static void MapProjects(this IEndpointRouteBuilder app)
    {
        var projects = app.MapGroup("").RequireFeature(Features.Needs);
        ListProjects.Map(projects);
        ExportProjects.Map(projects);
        ListProjectsToDo.Map(projects);
        GetProject.Map(projects);
        SuggestForProject.Map(projects);
        SuggestProjects.Map(projects);
        ProposeProject.Map(projects);
        ChangeProject.Map(projects);
        ClaimProject.Map(projects);
        WithdrawProjectClaim.Map(projects);
        TakeUpNeed.Map(projects);
        MeetNeed.Map(projects);
        UseResource.Map(projects);
        NoteProgress.Map(projects);
        EndProject.Map(projects);
    }
}
