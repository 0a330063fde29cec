namespace Linli.RegistryService.Pairs;

internal static class Endpoints
{
    internal static void MapPairs(this IEndpointRouteBuilder app)
    {
        ListPairs.Map(app);
        ExportPairs.Map(app);
        GetPair.Map(app);
        ShowPair.Map(app);
        StartPair.Map(app);
        RecordVisit.Map(app);
        WithdrawVisit.Map(app);
        EndPair.Map(app);
    }
}
