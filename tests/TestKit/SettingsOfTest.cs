using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Settings;

namespace Linli.TestKit;

/// <summary>Tells of a sub-district's settings as the Tenant service would.</summary>
public static class SettingsOfTest
{
    private static long _version;

    public static Task SetAsync(
        this Events events, Guid tenant, IReadOnlyList<string>? featuresOff = null, int people = int.MaxValue, int requests = int.MaxValue, IReadOnlyList<WorkAreaFact>? areas = null)
    {
        var facts = TenantSettings.Unknown.Facts with
        {
            Version = Interlocked.Increment(ref _version), FeaturesOff = featuresOff ?? [], PeopleQuota = people, RequestQuota = requests, WorkAreas = areas ?? [],
        };
        return events.PublishAsync(new SettingsChanged(tenant, DateTimeOffset.UtcNow, facts));
    }
}
