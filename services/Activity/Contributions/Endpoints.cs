using Linli.ServiceDefaults.Settings;

namespace Linli.ActivityService.Contributions;

internal static class Endpoints
{
    internal static void MapContributions(this IEndpointRouteBuilder app)
    {
        var contributions = app.MapGroup("").RequireFeature(Features.Contributions);
        RecordContribution.Map(contributions);
        CorrectContribution.Map(contributions);
        VoidContribution.Map(contributions);
        GetContribution.Map(contributions);
        ListContributions.Map(contributions);
        SumContributions.Map(contributions);
        ExportContributions.Map(contributions);
    }

    /// <summary>A receipt number stands for one contribution of a community that still counts.</summary>
    internal static IServiceCollection AddContributionRules(this IServiceCollection services)
    {
        services.AddConstraintRule("ix_contribution_tenant_id_community_id_receipt_no", "contribution.receipt_taken", "receiptNo");
        return services;
    }
}
