using Linli.ServiceDefaults.Settings;

namespace Linli.ActivityService.ServiceCards;

internal static class Endpoints
{
    internal static void MapServiceCards(this IEndpointRouteBuilder app)
    {
        var cards = app.MapGroup("").RequireFeature(Features.Activities);
        IssueServiceCards.Map(cards);
        ListServiceCards.Map(cards);
        GetServiceCard.Map(cards);
        AcknowledgeServiceCard.Map(cards);
    }

    /// <summary>Two who write the cards of a quarter in the same instant: the second is told to look.</summary>
    internal static IServiceCollection AddServiceCardRules(this IServiceCollection services)
    {
        services.AddConstraintRule("ix_service_card_tenant_id_member_id_community_id_year_quarter", Errors.Written);
        services.AddConstraintRule("ix_service_card_tenant_id_community_id_year_quarter_number", Errors.Written);
        return services;
    }
}
