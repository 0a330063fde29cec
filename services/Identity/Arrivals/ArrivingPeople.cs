using System.Text.Json.Nodes;
using Linli.Contracts.Identity.V1;
using Linli.IdentityService.Data;
using Linli.IdentityService.People;
using Linli.IdentityService.Support;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Tenancy;
using Linli.ServiceDefaults.Transfer;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Arrivals;

/// <summary>
/// The people of a sub-district that is imported. They come without a password, so that each gets a new invitation. An account that is here already
/// stays as it is; a number or address by which somebody else signs in here remains theirs.
/// </summary>
internal static class ArrivingPeople
{
    private const string Names = "names";

    private static readonly string[] Contacts = ["protected_phone", "protected_email", "protected_chosen_name"];

    public static void AddArrivals(this IServiceCollection services)
    {
        services.AddSingleton(provider => new TableArrival("person", NameWith(provider.GetRequiredService<FieldProtector>()), TakePeopleAsync));
        services.AddSingleton(new TableArrival("assignment", _ => { }, TakeAssignmentsAsync));
        services.AddSingleton<AfterArrival>(CloseDoorsAsync);
    }

    /// <summary>The hashes of the names that the person signs in with, in the form in which they are compared.</summary>
    private static Action<JsonObject> NameWith(FieldProtector protector) => row => row[Names] = new JsonArray([.. Contacts
        .Select(c => row[c]?.GetValue<string>()).OfType<string>()
        .Select(hex => protector.Hash(Contact.Normalize(protector.Unprotect(Convert.FromHexString(hex.AsSpan(2))))))
        .Select(hash => Convert.ToHexStringLower(hash)).Distinct().Select(hex => (JsonNode)hex)]);

    private static async Task<long> TakePeopleAsync(TenantDb db, Arrival arrival, string staged, CancellationToken ct)
    {
        var take = $"""
            WITH told AS (SELECT r.*, a.row -> '{Names}' AS names FROM {staged} a, json_populate_record(NULL::person, a.row) r),
            added AS (
                INSERT INTO person (id, name, user_name, normalized_user_name, security_stamp, concurrency_stamp, is_machine, is_demo, signs_in_elsewhere, two_factor_enabled,
                    created_at, disabled_at, grants_version, protected_phone, protected_email, protected_chosen_name)
                SELECT t.id, t.name, replace(t.id::text, '-', ''), upper(replace(t.id::text, '-', '')), replace(gen_random_uuid()::text, '-', ''), gen_random_uuid()::text, t.is_machine, false, false, false,
                    t.created_at, t.disabled_at, 0, t.protected_phone, t.protected_email, t.protected_chosen_name
                FROM told t ON CONFLICT (id) DO NOTHING RETURNING id),
            named AS (
                INSERT INTO sign_in_name (hash, person_id)
                SELECT decode(n.hash, 'hex'), t.id FROM told t JOIN added USING (id), json_array_elements_text(t.names) AS n(hash)
                ON CONFLICT (hash) DO NOTHING)
            SELECT count(*) AS "Value" FROM told
            """;
        return (await db.Database.SqlQueryRaw<long>(take).ToListAsync(ct))[0];
    }

    /// <summary>By the database's own function, as everything that gives anybody a role; whoever was here before learns that they may do more.</summary>
    private static async Task<long> TakeAssignmentsAsync(TenantDb db, Arrival arrival, string staged, CancellationToken ct)
    {
        var all = $"SELECT coalesce(json_agg(row), '[]')::text AS \"Value\" FROM {staged} a";
        var rows = (await db.Database.SqlQueryRaw<string>(all).ToListAsync(ct))[0];
        var taken = await db.Database.SqlQuery<Taken>($"SELECT person, version, roles FROM import_assignments({arrival.By}, {rows}::json)").ToListAsync(ct);
        foreach (var known in taken.Where(t => t.Version > 1))
        {
            db.Publish(new GrantsChanged(arrival.TenantId, TimeProvider.System.GetUtcNow(), known.Person, known.Version));
        }

        return taken.Sum(t => t.Roles);
    }

    /// <summary>
    /// Outside providers rest until each is told its secret again, which stayed behind; and the operators that were let in elsewhere are not the ones here.
    /// </summary>
    private static async Task CloseDoorsAsync(TenantDb db, Arrival arrival, CancellationToken ct)
    {
        var (identity, now) = ((IdentityDb)db, TimeProvider.System.GetUtcNow());
        await identity.SignInProviders.ExecuteUpdateAsync(set => set.SetProperty(p => p.Enabled, false), ct);
        await identity.Set<SupportDoor>().Where(d => d.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(d => d.EndedAt, now), ct);
    }

    private sealed record Taken(Guid Person, long Version, long Roles);
}
