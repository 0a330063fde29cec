using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.RegistryService.Sheets;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Members;

/// <summary>In-service members from a spreadsheet: new ones report in and get a slip; of those that are there, phone and unit change where a cell says so.</summary>
internal sealed class MemberSheet(RegistryDb db, CurrentUser user, IHttpContextAccessor http, FieldProtector protector, TimeProvider clock) : IOneStepImport
{
    public const string Noun = "members";

    private readonly Dictionary<(Guid, string, string?), int> people = [];
    private readonly Dictionary<(Guid, string), int> slips = [];
    private readonly Dictionary<int, Guid> meant = [];
    private SheetCommunities communities = null!;
    private SheetUnits units = null!;
    private SheetPosts posts = null!;

    public async Task<SheetPlan> PlanAsync(CancellationToken ct)
    {
        communities = await SheetCommunities.LoadAsync(db, user.Reach, ct);
        units = await SheetUnits.LoadAsync(db, user, null, ct);
        posts = await SheetPosts.LoadAsync(db, user, http, ct);
        return MemberColumns.Plan(communities, units, posts, clock.Today());
    }

    public async Task CheckAsync(IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        meant.Clear();
        var matches = await MemberMatches.LoadAsync(db, user, protector, rows, ct);
        var numbers = rows.Select(r => r["slipNumber"]).OfType<string>().ToList();
        var taken = numbers.Count == 0 ? []
            : (await db.ReportIns.AsNoTracking().Where(r => numbers.Contains(r.SlipNumber)).Select(r => new { r.CommunityId, r.SlipNumber }).ToListAsync(ct)).Select(r => (r.CommunityId, r.SlipNumber)).ToHashSet();
        var claimed = await db.ClaimedAsync(rows.Any(r => r[SheetPosts.Column] is not null) ? matches.Ids : [], ct);
        foreach (var row in rows)
        {
            if (row["name"] is not null && communities.Of(row) is { } community && units.Of(row, community) is var unit && posts.Of(row, community) is var named
                && row.Faults.Count == 0 && !IsTwice(row, community) && matches.Find(row, community, unit) is var there && row.Faults.Count == 0)
            {
                Compare(row, community, unit, there, taken);
                if (there is not null && row.Faults.Count == 0)
                {
                    row.Meets(there.ToCells(units.Cell(row, unit, there.UnitId), posts.Cell(row, named, [.. claimed[there.Id]]), protector));
                }
            }
        }
    }

    public async Task ImportAsync(IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var changed = rows.Where(r => r.Verdict == RowVerdict.Changed).ToList();
        var there = changed.Count == 0 ? [] : await db.LockMembersAsync([.. changed.Select(r => meant[r.Number])], ct);
        List<(SheetRow Row, Member Member, IReadOnlyList<Guid> Posts)> wanted = [];
        foreach (var group in rows.Where(r => r.Verdict == RowVerdict.New).GroupBy(r => communities.Of(r)!.Value).OrderBy(g => g.Key))
        {
            wanted.AddRange((await ReportInAsync(group.Key, [.. group], now, ct)).Select(r => (r.Row, r.Member, posts.Of(r.Row, group.Key))));
        }

        wanted.AddRange(changed.Select(row => (row, there[meant[row.Number]], posts.Of(row, there[meant[row.Number]].CommunityId))));
        var claims = await db.ClaimAsync(wanted.FindAll(w => w.Posts.Count > 0), await db.ClaimedAsync([.. there.Keys], ct), now, ct);
        foreach (var row in changed)
        {
            var member = there[meant[row.Number]];
            row.Became(member.Id, MemberBefore.Of(member, [.. claims[member.Id]], protector));
            db.Change(member, row.ToFacts(units.Of(row, member.CommunityId), member, protector), now);
            // Written even where posts alone are claimed, so that the row bears the import's version.
            db.Entry(member).Property(m => m.Name).IsModified = true;
        }
    }

    public Task UndoAsync(IReadOnlyList<ImportedRow> rows, CancellationToken ct) => db.UndoMembersAsync(rows, protector, clock.GetUtcNow(), ct);

    private async Task<List<(SheetRow Row, Member Member)>> ReportInAsync(Guid communityId, List<SheetRow> rows, DateTimeOffset now, CancellationToken ct)
    {
        var community = (await db.LockCommunityAsync(communityId, ct))!;
        var without = rows.FindAll(r => r["slipNumber"] is null);
        var next = await db.NextSlipsAsync(community, without.ConvertAll(OnOf), rows.Select(r => r["slipNumber"]).OfType<string>().ToHashSet(), ct);
        List<(SheetRow, Member)> added = [];
        var made = without.Zip(next).ToDictionary(p => p.First.Number, p => p.Second);
        foreach (var row in rows)
        {
            var member = Member.Register(row.ToFacts(units.Of(row, communityId), null, protector), now);
            db.Members.Add(member);
            db.ReportIns.Add(member.ReportIn(communityId, OnOf(row), row["slipNumber"] ?? made[row.Number]));
            db.Publish(new MemberReportedIn(member.TenantId, now, member.Id, communityId, member.UnitId, member.ReportedInOn));
            row.Became(member.Id);
            added.Add((row, member));
        }

        return added;
    }

    private void Compare(SheetRow row, Guid community, Guid? unit, Member? there, HashSet<(Guid, string)> taken)
    {
        if (there is null)
        {
            row.Meets(null);
            if (row["slipNumber"] is { } number && (taken.Contains((community, number)) || !slips.TryAdd((community, number), row.Number)))
            {
                row.Refuse("slipNumber", Errors.SlipTaken);
            }
        }
        else if ((row["slipNumber"] is { } number && number != there.SlipNumber) || (row.DateOf("on") is { } on && on != there.ReportedInOn))
        {
            row.Refuse(row["slipNumber"] is { } other && other != there.SlipNumber ? "slipNumber" : "on", "member.sheet_slip", there.SlipNumber, there.ReportedInOn);
        }
        else
        {
            meant[row.Number] = there.Id;
        }
    }

    private DateOnly OnOf(SheetRow row) => row.DateOf("on") ?? clock.Today();

    /// <summary>A sheet says each person once; two of the same name are told apart by their phones.</summary>
    private bool IsTwice(SheetRow row, Guid community)
    {
        if (!people.TryAdd((community, row["name"]!, row["phone"]), row.Number))
        {
            row.Refuse("name", "sheet.twice", people[(community, row["name"]!, row["phone"])]);
        }

        return row.Faults.Count > 0;
    }
}
