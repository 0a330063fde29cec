using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.TenantService.Template;

internal static class PublishTemplate
{
    internal sealed record Response(int Number, DateTimeOffset PublishedAt);

    public static void Map(IEndpointRouteBuilder template)
    {
        template.MapPost("/publication", Publish).RequirePermission(Permissions.CitySettingsManage)
            .WithSummary("Push the draft to all sub-districts: it is their default from now on; what they have set themselves stays");
        template.MapDelete("/draft", Discard).RequirePermission(Permissions.CitySettingsManage)
            .WithSummary("Drop the draft");
    }

    internal static async Task<Ok<Response>> Publish(TemplateDesk desk, CancellationToken ct)
    {
        var template = await desk.PublishAsync(ct);
        return TypedResults.Ok(new Response(template.Number, template.PublishedAt!.Value));
    }

    internal static async Task<NoContent> Discard(TemplateDesk desk, CancellationToken ct)
    {
        await desk.DiscardAsync(ct);
        return TypedResults.NoContent();
    }
}
