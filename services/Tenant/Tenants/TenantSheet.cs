using System.Resources;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;
using Linli.TenantService.Archives;
using Linli.TenantService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Tenants;

/// <summary>The city's list of sub-districts from a spreadsheet: each is provisioned as one by one, with its first administrator.</summary>
internal sealed class TenantSheet(DirectoryDb db, FirstAdmins admins, TimeProvider clock) : ISheetImport
{
    public const string Noun = "tenants";

    /// <summary>Questions to Identity at the same time: enough to keep it busy, few enough to leave it to others.</summary>
    private const int AtOnce = 4;

    private static readonly SheetPlan Plan = new(Noun, new ResourceManager("Linli.TenantService.Resources.Sheets", typeof(TenantSheet).Assembly),
    [
        new("name") { Required = true, MaxLength = Tenant.NameLength },
        new("code", CellKind.Digits) { Required = true, Check = DivisionCode.ProblemOf },
        new("adminName") { Required = true, MaxLength = 60 },
        new("adminPhone", CellKind.Phone) { Mask = Mask.Phone },
        new("adminEmail", CellKind.Email) { MaxLength = 254, Mask = Mask.Email },
    ])
    {
        // More than all townships of the country.
        MaxRows = 50_000,
        Results = ["name", "code", "adminName", "adminPhone", "adminEmail", "link"],
    };

    private readonly Dictionary<string, int> codes = [];
    private readonly Dictionary<(string Parent, string Name), int> names = [];

    public Task<SheetPlan> PlanAsync(CancellationToken ct) => Task.FromResult(Plan);

    public async Task CheckAsync(IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        foreach (var row in rows.Where(r => r.Faults.Count == 0 && r["adminPhone"] is null && r["adminEmail"] is null))
        {
            row.Refuse("adminPhone", "tenant.admin_contact");
        }

        var known = rows.Where(r => r["code"] is not null && r["name"] is not null).Select(r => (Row: r, Code: DivisionCode.ParseTownship(r["code"]!), Name: r["name"]!)).ToList();
        foreach (var (row, code, name) in known)
        {
            RefuseTwice(row, code, name);
        }

        var (ids, parents, given) = (known.Select(k => k.Code.ToTenantId()).ToList(), known.Select(k => k.Code.Parent).Distinct().ToList(), known.Select(k => k.Name).ToList());
        var there = await db.Tenants.AsNoTracking().Where(t => ids.Contains(t.TenantId)).ToDictionaryAsync(t => t.TenantId, ct);
        var taken = await db.Tenants.AsNoTracking().Where(t => parents.Contains(t.ParentCode) && given.Contains(t.Name)).Select(t => new { t.ParentCode, t.Name }).ToListAsync(ct);
        foreach (var (row, code, name) in known)
        {
            if (there.GetValueOrDefault(code.ToTenantId()) is { } tenant)
            {
                row.Verdict = RowVerdict.Same;
                if (tenant.Name != name)
                {
                    row.Refuse("code", "tenant.code_taken", tenant.Code, tenant.Name);
                }
            }
            else if (taken.Any(t => t.ParentCode == code.Parent && t.Name == name))
            {
                row.Refuse("name", "tenant.name_taken");
            }
        }
    }

    /// <summary>The rows first, so that whoever provisions the same one at the same moment waits; then their administrators.</summary>
    public async Task ImportAsync(IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        await db.ReserveAsync(rows.Select(r => DivisionCode.ParseTownship(r["code"]!).ToTenantId()), ct);
        List<(SheetRow Row, Tenant Tenant)> added = [];
        foreach (var row in rows)
        {
            var tenant = Tenant.Provision(DivisionCode.ParseTownship(row["code"]!), row["name"]!, clock.GetUtcNow());
            db.Add(tenant);
            db.Publish(new TenantProvisioned(tenant.TenantId, tenant.ProvisionedAt, tenant.Code, tenant.Name));
            added.Add((row, tenant));
        }

        await db.SaveChangesAsync(ct);
        await Parallel.ForEachAsync(added, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (a, stop) => await AppointAsync(a.Row, a.Tenant, stop));
    }

    private async Task AppointAsync(SheetRow row, Tenant tenant, CancellationToken ct)
    {
        try
        {
            var invited = await admins.InviteAsync(tenant.TenantId, row["adminName"]!, row["adminEmail"], row["adminPhone"], ct);
            // What goes by e-mail needs nobody to hand it over.
            if (invited is { Invitation: { } link, IsMailed: false })
            {
                row.Tell(tenant.Name, tenant.Code, row["adminName"]!, row["adminPhone"] ?? "", row["adminEmail"] ?? "", link.ToString());
            }
        }
        catch (RuleException e)
        {
            row.Refuse("adminPhone", e.Code, [.. e.Args]);
        }
    }

    private void RefuseTwice(SheetRow row, DivisionCode code, string name)
    {
        if (!codes.TryAdd(code.ToString(), row.Number))
        {
            row.Refuse("code", "tenant.code_twice", codes[code.ToString()]);
        }
        else if (!names.TryAdd((code.Parent, name), row.Number))
        {
            row.Refuse("name", "tenant.name_twice", names[(code.Parent, name)]);
        }
    }
}
