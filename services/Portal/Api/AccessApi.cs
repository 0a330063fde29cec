using Linli.ServiceDefaults.Http;

namespace Linli.Portal.Api;

/// <summary>People, what they may do where, and machine clients.</summary>
internal sealed class AccessApi(HttpClient http) : ServiceClient("identity", http)
{
    public Task<Page<AccessPerson>> ListPeopleAsync(ListQuery query, CancellationToken ct = default) =>
        GetAsync<Page<AccessPerson>>("/people" + query.ForService("role", "scope"), ct);

    public Task<AccessPerson?> FindPersonAsync(Guid id, CancellationToken ct = default) => FindAsync<AccessPerson>($"/people/{id}", ct);

    /// <summary>What people are called who have, or had, a role where the caller reads the audit.</summary>
    public Task<IReadOnlyList<PersonRef>> NamesAsync(IEnumerable<Guid> ids, CancellationToken ct = default) =>
        GetAsync<IReadOnlyList<PersonRef>>("/people/names?" + string.Join('&', ids.Select(id => $"ids={id}")), ct);

    public async Task<IReadOnlyList<AssignmentDetail>> ListAssignmentsAsync(Guid person, CancellationToken ct = default) =>
        await FindAsync<List<AssignmentDetail>>($"/people/{person}/assignments", ct) ?? [];

    /// <returns>Nothing where the person may give nothing at that scope.</returns>
    public async Task<IReadOnlyList<GivableRole>> ListRolesAsync(string scope, CancellationToken ct = default) =>
        await FindAsync<List<GivableRole>>($"/roles?scope={Uri.EscapeDataString(scope)}", ct) ?? [];

    public Task<ApiResult<InvitedPerson>> InviteAsync(object request, CancellationToken ct = default) => PostAsync<InvitedPerson>("/people", request, ct);

    public Task<ApiResult<NewInvitation>> RenewInvitationAsync(Guid person, CancellationToken ct = default) =>
        PostAsync<NewInvitation>($"/people/{person}/invitation", null, ct);

    public Task<ApiResult> GrantAsync(object request, CancellationToken ct = default) => PostAsync("/assignments", request, ct);

    public Task<ApiResult> SetEndAsync(Guid assignment, DateTimeOffset? validTo, CancellationToken ct = default) =>
        PostAsync($"/assignments/{assignment}/end", new { validTo }, ct);

    public Task<ApiResult> WithdrawAsync(Guid assignment, Guid? heir, CancellationToken ct = default) =>
        DeleteAsync($"/assignments/{assignment}" + (heir is { } person ? $"?heir={person}" : ""), ct);

    public Task<ApiResult> DisableAsync(Guid person, CancellationToken ct = default) => PostAsync($"/people/{person}/disable", ct: ct);

    public Task<ApiResult> EnableAsync(Guid person, CancellationToken ct = default) => PostAsync($"/people/{person}/enable", ct: ct);

    public Task<IReadOnlyList<MachineClientItem>> ListClientsAsync(CancellationToken ct = default) => GetAsync<IReadOnlyList<MachineClientItem>>("/clients", ct);

    public Task<ApiResult<NewMachineClient>> CreateClientAsync(object request, CancellationToken ct = default) => PostAsync<NewMachineClient>("/clients", request, ct);

    public Task<ApiResult> DeleteClientAsync(Guid id, CancellationToken ct = default) => DeleteAsync($"/clients/{id}", ct);
}

/// <param name="Status">active, invited or disabled.</param>
internal sealed record AccessPerson(Guid Id, string Name, string? Phone, string? Email, string Status, bool IsDemo, IReadOnlyList<HeldRole> Assignments)
{
    public string Contact => Phone ?? Email ?? "—";
}

internal sealed record HeldRole(Guid Id, string Role, string Scope, DateTimeOffset? ValidTo);

internal sealed record PersonRef(Guid Id, string Name);

/// <param name="FromCity">Given by the city itself; by whom there is the city's own affair.</param>
/// <param name="Through">The delegations it came through, the nearest first.</param>
/// <param name="Hanging">What was given from it and ends with it.</param>
internal sealed record AssignmentDetail(
    Guid Id, PersonRef Person, string Role, string Scope, bool CanDelegate, DateTimeOffset ValidFrom, DateTimeOffset? ValidTo,
    PersonRef? GrantedBy, bool FromCity, IReadOnlyList<AssignmentLink> Through, IReadOnlyList<AssignmentLink> Hanging, bool MayEnd);

internal sealed record AssignmentLink(Guid Id, PersonRef Person, string Role, string Scope, DateTimeOffset? ValidTo);

/// <param name="Until">The latest end that can be given; null for no end.</param>
internal sealed record GivableRole(string Id, IReadOnlyList<string> Permissions, bool MayDelegate, DateTimeOffset? Until);

internal sealed record InvitedPerson(Guid Id, Guid AssignmentId, bool Created, string? Invitation, DateTimeOffset? InvitationExpires);

internal sealed record NewInvitation(string Invitation, DateTimeOffset InvitationExpires);

internal sealed record MachineClientItem(Guid Id, string ClientId, string Name, string Role, string Scope, DateTimeOffset? ValidTo, DateTimeOffset CreatedAt);

internal sealed record NewMachineClient(Guid Id, string ClientId, string ClientSecret);
