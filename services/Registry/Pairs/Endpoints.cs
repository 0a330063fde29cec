using Linli.ServiceDefaults.Settings;

namespace Linli.RegistryService.Pairs;

internal static class Endpoints
{
    internal static void MapPairs(this IEndpointRouteBuilder app)
    {
        var pairs = app.MapGroup("").RequireFeature(Features.Pairs);
        ListPairs.Map(pairs);
        ExportPairs.Map(pairs);
        GetPair.Map(pairs);
        ShowPair.Map(pairs);
        ShowCards.Map(pairs);
        StartPair.Map(pairs);
        RecordVisit.Map(pairs);
        WithdrawVisit.Map(pairs);
        EndPair.Map(pairs);
    }
}
