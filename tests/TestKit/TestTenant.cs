using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Security;

namespace Linli.TestKit;

/// <summary>A sub-district that only one test knows, with people who really hold their roles at Identity.</summary>
public sealed class TestTenant<TProgram>(ServiceHost<TProgram> host, Guid id) where TProgram : class
{
    private string adminToken = "";

    public Guid Id { get; } = id;

    public ScopePath Scope => new(Id);

    /// <summary>The sub-district's admin.</summary>
    public HttpClient Admin => host.Client(adminToken);

    public string AdminToken => adminToken;

    internal async Task AppointAdminAsync() => adminToken = await host.Run.AppointAsync(host.CityToken, "tenant-admin", Scope, canDelegate: true);

    /// <summary>Announces a community as the Tenant service would. The service under test learns of it a moment later.</summary>
    public async Task<Guid> CommunityAsync(string name = "健康路社区")
    {
        var communityId = Guid.CreateVersion7();
        await host.Events.PublishAsync(new CommunityCreated(Id, DateTimeOffset.UtcNow, communityId, null, name));
        return communityId;
    }

    /// <summary>A new person with this role; in the whole tenant, a community, or a unit.</summary>
    public async Task<HttpClient> AsAsync(string role, Guid? communityId = null, Guid? unitId = null, string language = "zh-Hans") =>
        host.Client(await TokenAsync(role, communityId, unitId), language);

    /// <summary>The same, as a bare token.</summary>
    public Task<string> TokenAsync(string role, Guid? communityId = null, Guid? unitId = null) =>
        host.Run.AppointAsync(adminToken, role, new(Id, communityId, unitId));
}
