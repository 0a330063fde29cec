using Linli.Portal.Api;
using Linli.ServiceDefaults.Security;

namespace Linli.Portal.Web;

/// <summary>Tells a page that is open whether its figures have changed; app.js asks every two seconds while the page is visible.</summary>
internal static class LiveFigures
{
    public static void MapLiveFigures(this IEndpointRouteBuilder app) => app.MapGet("/live/figures", Handle).RequireSignedIn();

    private static async Task<IResult> Handle(FiguresApi figures, CancellationToken ct) => Results.Ok(await figures.VersionAsync(ct));
}
