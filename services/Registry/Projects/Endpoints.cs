namespace Linli.RegistryService.Projects;

internal static class Endpoints
{
    internal static void MapProjects(this IEndpointRouteBuilder app)
    {
        ListProjects.Map(app);
        ExportProjects.Map(app);
        ListProjectsToDo.Map(app);
        GetProject.Map(app);
        SuggestForProject.Map(app);
        SuggestProjects.Map(app);
        ProposeProject.Map(app);
        ChangeProject.Map(app);
        ClaimProject.Map(app);
        WithdrawProjectClaim.Map(app);
        TakeUpNeed.Map(app);
        MeetNeed.Map(app);
        UseResource.Map(app);
        NoteProgress.Map(app);
        EndProject.Map(app);
    }
}
