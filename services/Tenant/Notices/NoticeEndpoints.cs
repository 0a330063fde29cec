namespace Linli.TenantService.Notices;

internal static class NoticeEndpoints
{
    internal static void MapNotices(this IEndpointRouteBuilder app)
    {
        var notices = app.MapGroup("/notices").WithTags("Notices");
        ListNotices.Map(notices);
        PublishNotice.Map(notices);
        WithdrawNotice.Map(notices);
        ReadNotice.Map(notices);
    }
}
