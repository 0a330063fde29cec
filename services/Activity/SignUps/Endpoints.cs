using Linli.ServiceDefaults.Settings;

namespace Linli.ActivityService.SignUps;

internal static class Endpoints
{
    internal static void MapSignUps(this IEndpointRouteBuilder app)
    {
        var activities = app.MapGroup("").RequireFeature(Features.Activities);
        EnterSignUp.Map(activities);
        WithdrawSignUp.Map(activities);
        SignUpMyself.Map(activities);
        WithdrawMyself.Map(activities);
        ListSignUps.Map(activities);
    }
}
