using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.Members;

internal static class Endpoints
{
    internal static void MapMembers(this IEndpointRouteBuilder app)
    {
        ListMembers.Map(app);
        ExportMembers.Map(app);
        MemberNames.Map(app);
        GetMyMember.Map(app);
        GetMember.Map(app);
        ShowPhone.Map(app);
        ReportInMember.Map(app);
        ReportInAgain.Map(app);
        ChangeMember.Map(app);
        LeaveCommunity.Map(app);
        app.MapGroup("/members").MapSheetImport(MemberSheet.Noun, Permissions.MemberEdit);
    }
}
