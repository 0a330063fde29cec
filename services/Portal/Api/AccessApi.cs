using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;

namespace Linli.Portal.Api;

/// <summary>People, what they may do where, and machine clients.</summary>
internal sealed class AccessApi(HttpClient http) : ServiceClient("identity", http)
{
    public Task<Page<AccessPerson>> ListPeopleAsync(ListQuery query, CancellationToken ct = default) =>
        GetAsync<Page<AccessPerson>>("/people" + query.ForService("role", "scope", "ends"), ct);

    /// <summary>Who signs in as an in-service member, as far as a list to choose from can hold them.</summary>
    public async Task<IReadOnlyList<AccessPerson>> ListMembersAsync(CancellationToken ct = default)
    {
        List<AccessPerson> all = [];
        for (string? after = ""; after is not null && all.Count < 500;)
        {
            var page = await ListPeopleAsync(ListQuery.From("", $"?role=member&after={Uri.EscapeDataString(after)}"), ct);
            all.AddRange(page.Items);
            after = page.Next;
        }

        return all;
    }

    /// <summary>How many people have a role at a place or below it.</summary>
    public async Task<int> CountPeopleAsync(ScopePath scope, CancellationToken ct = default) =>
        (await GetAsync<Page<AccessPerson>>($"/people?scope={scope}&size=1", ct)).Total;

    public Task<AccessPerson?> FindPersonAsync(Guid id, CancellationToken ct = default) => FindAsync<AccessPerson>($"/people/{id}", ct);

    /// <summary>What people are called who have, or had, a role where the caller reads the audit.</summary>
    public Task<IReadOnlyList<PersonRef>> NamesAsync(IEnumerable<Guid> ids, CancellationToken ct = default) =>
        GetAsync<IReadOnlyList<PersonRef>>("/people/names?" + string.Join('&', ids.Select(id => $"ids={id}")), ct);

    public async Task<IReadOnlyList<AssignmentDetail>> ListAssignmentsAsync(Guid person, CancellationToken ct = default) =>
        await FindAsync<List<AssignmentDetail>>($"/people/{person}/assignments", ct) ?? [];

    public Task<AssignmentDetail?> FindAssignmentAsync(Guid id, CancellationToken ct = default) => FindAsync<AssignmentDetail>($"/assignments/{id}", ct);

    /// <summary>To whom what hangs on the assignment could pass.</summary>
    public async Task<IReadOnlyList<Heir>> ListHeirsAsync(Guid assignment, CancellationToken ct = default) =>
        await FindAsync<List<Heir>>($"/assignments/{assignment}/heirs", ct) ?? [];

    /// <returns>Nothing where the person may give nothing at that scope.</returns>
    public async Task<IReadOnlyList<GivableRole>> ListRolesAsync(string scope, CancellationToken ct = default) =>
        await FindAsync<List<GivableRole>>($"/roles?scope={Uri.EscapeDataString(scope)}", ct) ?? [];

    /// <summary>Where the person themselves can act, in every tenant.</summary>
    public Task<IReadOnlyList<MyScope>> ListMyScopesAsync(CancellationToken ct = default) => GetAsync<IReadOnlyList<MyScope>>("/me/scopes", ct);

    public Task<ApiResult<InvitedPerson>> InviteAsync(object request, CancellationToken ct = default) => PostAsync<InvitedPerson>("/people", request, ct);

    public Task<ApiResult<NewInvitation>> RenewInvitationAsync(Guid person, CancellationToken ct = default) =>
        PostAsync<NewInvitation>($"/people/{person}/invitation", null, ct);

    public Task<ApiResult> GrantAsync(object request, CancellationToken ct = default) => PostAsync("/assignments", request, ct);

    public Task<ApiResult> SetEndAsync(Guid assignment, DateTimeOffset? validTo, CancellationToken ct = default) =>
        PostAsync($"/assignments/{assignment}/end", new { validTo }, ct);

    public Task<ApiResult> WithdrawAsync(Guid assignment, Guid? heir, CancellationToken ct = default) =>
        DeleteAsync($"/assignments/{assignment}" + (heir is { } person ? $"?heir={person}" : ""), ct);

    public Task<ApiResult> DisableAsync(Guid person, CancellationToken ct = default) => PostAsync($"/people/{person}/disable", ct: ct);

    public Task<ApiResult> ResetSecondFactorAsync(Guid person, CancellationToken ct = default) => PostAsync($"/people/{person}/second-factor/reset", ct: ct);

    public Task<ApiResult> EnableAsync(Guid person, CancellationToken ct = default) => PostAsync($"/people/{person}/enable", ct: ct);

    public Task<IReadOnlyList<MachineClientItem>> ListClientsAsync(CancellationToken ct = default) => GetAsync<IReadOnlyList<MachineClientItem>>("/clients", ct);

    public Task<ApiResult<NewMachineClient>> CreateClientAsync(object request, CancellationToken ct = default) => PostAsync<NewMachineClient>("/clients", request, ct);

    public Task<ApiResult> DeleteClientAsync(Guid id, CancellationToken ct = default) => DeleteAsync($"/clients/{id}", ct);
}

/// <param name="Tenant">Name of the sub-district; none for the city.</param>
/// <param name="Community">Name of the community, where the scope lies in one.</param>
internal sealed record MyScope(string Scope, string? Tenant, string? Community, IReadOnlyList<string> Roles, DateTimeOffset? ValidTo, bool IsCurrent);

/// <param name="Status">active, invited or disabled.</param>
internal sealed record AccessPerson(Guid Id, string Name, string? Phone, string? Email, string Status, bool IsDemo, IReadOnlyList<HeldRole> Assignments, bool HasSecondFactor = false)
{
    public string Contact => Phone ?? Email ?? "—";
}

internal sealed record HeldRole(Guid Id, string Role, string Scope, DateTimeOffset? ValidTo);

public sealed record PersonRef(Guid Id, string Name);

/// <param name="FromCity">Given by the city itself; by whom there is the city's own affair.</param>
/// <param name="Through">The delegations it came through, the nearest first.</param>
/// <param name="Hanging">What was given from it and ends with it.</param>
public sealed record AssignmentDetail(
    Guid Id, PersonRef Person, string Role, string Scope, bool CanDelegate, DateTimeOffset ValidFrom, DateTimeOffset? ValidTo,
    PersonRef? GrantedBy, bool FromCity, IReadOnlyList<AssignmentLink> Through, IReadOnlyList<AssignmentLink> Hanging, bool MayEnd);

/// <param name="Step">How many delegations away.</param>
/// <param name="ParentId">The assignment it was given from.</param>
/// <param name="FromCity">Given by the city itself.</param>
public sealed record AssignmentLink(Guid Id, PersonRef Person, string Role, string Scope, DateTimeOffset? ValidTo, int Step, Guid? ParentId, bool FromCity);

/// <param name="Takes">The assignments that would pass to them, with all that hangs on those.</param>
internal sealed record Heir(PersonRef Person, IReadOnlyList<Guid> Takes);

/// <param name="Until">The latest end that can be given; null for no end.</param>
internal sealed record GivableRole(string Id, IReadOnlyList<string> Permissions, bool MayDelegate, DateTimeOffset? Until);

internal sealed record InvitedPerson(Guid Id, Guid AssignmentId, bool Created, string? Invitation, DateTimeOffset? InvitationExpires, bool IsMailed);

/// <param name="IsMailed">The link also goes to the person by e-mail.</param>
internal sealed record NewInvitation(string Invitation, DateTimeOffset InvitationExpires, bool IsMailed);

internal sealed record MachineClientItem(Guid Id, string ClientId, string Name, string Role, string Scope, DateTimeOffset? ValidTo, DateTimeOffset CreatedAt);

internal sealed record NewMachineClient(Guid Id, string ClientId, string ClientSecret);
