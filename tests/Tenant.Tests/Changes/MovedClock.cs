namespace Linli.Tenant.Tests.Changes;

/// <summary>The real time, so many days or minutes ahead.</summary>
internal sealed class MovedClock(TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
