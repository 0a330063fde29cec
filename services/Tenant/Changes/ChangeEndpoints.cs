namespace Linli.TenantService.Changes;

internal static class ChangeEndpoints
{
    internal static void MapChanges(this IEndpointRouteBuilder app)
    {
        var changes = app.MapGroup("/changes").WithTags("Changes");
        WithdrawChange.Map(changes);
        UndoChange.Map(changes);
    }

    /// <summary>Lets announced changes take effect on their day.</summary>
    internal static void AddMidnight(this IServiceCollection services) => services.AddHostedService<Midnight>();
}
