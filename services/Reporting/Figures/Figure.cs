namespace Linli.ReportingService.Figures;

/// <summary>One number of a tenant.</summary>
internal sealed class Figure
{
    public Guid TenantId { get; private set; }
    public Guid CommunityId { get; private set; }
    public string Metric { get; private set; } = "";
    public string Kind { get; private set; } = "";
    public string WorkArea { get; private set; } = "";
    public DateOnly Month { get; private set; }
    public long Value { get; private set; }
}

/// <summary>What a community is called and what became of it; only for showing figures.</summary>
internal sealed class Community
{
    public Guid TenantId { get; private set; }
    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public string? Code { get; private set; }
    public DateTimeOffset NamedAt { get; private set; }

    /// <summary>The first day without it.</summary>
    public DateOnly? RetiredOn { get; private set; }

    /// <summary>The community that goes on with what was its own.</summary>
    public Guid? MergedIntoId { get; private set; }
}
