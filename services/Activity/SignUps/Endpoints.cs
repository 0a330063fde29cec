namespace Linli.ActivityService.SignUps;

internal static class Endpoints
{
    internal static void MapSignUps(this IEndpointRouteBuilder app)
    {
        EnterSignUp.Map(app);
        WithdrawSignUp.Map(app);
        SignUpMyself.Map(app);
        WithdrawMyself.Map(app);
        ListSignUps.Map(app);
    }
}
