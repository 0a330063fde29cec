using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.Volunteers;

internal static class Endpoints
{
    internal static void MapVolunteers(this IEndpointRouteBuilder app)
    {
        ListVolunteers.Map(app);
        ExportVolunteers.Map(app);
        GetVolunteer.Map(app);
        SignUpVolunteer.Map(app);
        TurnVolunteer.Map(app);
        EraseVolunteer.Map(app);
        app.MapGroup("/volunteers").MapSheetImport(VolunteerSheet.Noun, Permissions.VolunteerEdit);
    }
}
