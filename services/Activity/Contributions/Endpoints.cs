namespace Linli.ActivityService.Contributions;

internal static class Endpoints
{
    internal static void MapContributions(this IEndpointRouteBuilder app)
    {
        RecordContribution.Map(app);
        CorrectContribution.Map(app);
        VoidContribution.Map(app);
        GetContribution.Map(app);
        ListContributions.Map(app);
        SumContributions.Map(app);
        ExportContributions.Map(app);
    }

    /// <summary>A receipt number stands for one contribution of a community that still counts.</summary>
    internal static IServiceCollection AddContributionRules(this IServiceCollection services)
    {
        services.AddConstraintRule("ix_contribution_tenant_id_community_id_receipt_no", "contribution.receipt_taken", "receiptNo");
        return services;
    }
}
