namespace Linli.TenantService.Template;

internal static class TemplateEndpoints
{
    internal static void AddTemplate(this IServiceCollection services) => services.AddScoped<TemplateDesk>();

    internal static void MapTemplate(this IEndpointRouteBuilder app)
    {
        var template = app.MapGroup("/template").WithTags("Template");
        GetTemplate.Map(template);
        ChangeTemplate.Map(template);
        PublishTemplate.Map(template);
    }
}
