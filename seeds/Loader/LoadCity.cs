namespace Linli.Loader;

/// <summary>The city office brings its sub-districts onto the platform; each sub-district and community then enters its own.</summary>
internal sealed class LoadCity(Uri gateway, string password, CitySeed city, Progress progress)
{
    public async Task RunAsync(CancellationToken ct)
    {
        using var officer = await SignInAsync(city.Officer, ct);
        await LoadSettings.OfCityAsync(officer, city, ct);
        var step = progress.Begin("Sub-districts", city.Tenants.Count);
        List<Guid> ids = [];
        foreach (var tenant in city.Tenants)
        {
            ids.Add(await ProvisionAsync(officer, tenant, ct));
            step();
        }

        foreach (var (tenant, id) in city.Tenants.Zip(ids))
        {
            using var admin = await SignInAsync(tenant.Admin, ct);
            await new LoadTenant(this, admin, id, tenant, progress).RunAsync(ct);
        }
    }

    public Task<Session> SignInAsOperatorAsync(CancellationToken ct) => SignInAsync(city.Operator, ct);

    /// <summary>Freshly given roles reach every service in about a second; a person who just got one may have to wait for it.</summary>
    public Task<Session> SignInAsync(PersonSeed person, CancellationToken ct) => Session.SignInAsync(gateway, person.SignIn, password, ct);

    /// <summary>Safe to repeat: the same sign-in, role and scope is the same person with the same role.</summary>
    public async Task<Guid> AppointAsync(Session giver, PersonSeed person, string role, string scope, bool canDelegate, CancellationToken ct) =>
        (await giver.PostAsync<Created>("/api/identity/people", new { name = person.Name, userName = person.SignIn, role, scope, canDelegate, demoPassword = password }, ct)).Id;

    private async Task<Guid> ProvisionAsync(Session officer, TenantSeed tenant, CancellationToken ct)
    {
        var (id, _) = await officer.PostAsync<Named>("/api/tenant/tenants",
            new { name = tenant.Name, code = tenant.Code, adminName = tenant.Admin.Name, adminEmail = tenant.Admin.SignIn }, ct);
        await AppointAsync(officer, tenant.Admin, "tenant-admin", $"city.{id:N}", canDelegate: true, ct);
        return id;
    }
}
