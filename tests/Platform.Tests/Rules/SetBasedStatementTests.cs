using System.Text.RegularExpressions;
using Linli.AppHost.Hosting;
using Xunit;

namespace Linli.Platform.Tests.Rules;

/// <summary>
/// The audit sees what the change tracker sees. Statements that change rows past it are pinned in set-based.txt, each file with why the
/// audit has what they do, or need not: whoever writes a new one says so there.
/// </summary>
public sealed partial class SetBasedStatementTests
{
    private static readonly string Root = AppHostOptions.Root;
    private static readonly string[] Folders = ["services", "shared"];

    [Fact]
    public void Every_statement_past_the_change_tracker_is_known_and_says_whether_it_is_audited()
    {
        var found = Files().Select(file => (File: Path.GetRelativePath(Root, file).Replace('\\', '/'), Statements: StatementsOf(File.ReadAllText(file))))
            .Where(f => f.Statements.Length > 0).Select(f => $"{f.File}: {f.Statements}").Order(StringComparer.Ordinal).ToList();
        var pinned = File.ReadAllLines(Path.Combine(Root, "tests/Platform.Tests/Rules/set-based.txt")).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(" | ")).ToList();

        Assert.All(pinned, line => Assert.True(line is [_, { Length: > 10 }], $"Says no reason: {line[0]}"));
        Assert.Equal(pinned.Select(line => line[0]).Order(StringComparer.Ordinal), found);
    }

    /// <summary>What is written past the tracker, in the order in which it stands there, e.g. <c>delete, UPDATE person_session</c>.</summary>
    private static string StatementsOf(string text) => string.Join(", ", Statement().Matches(text).Select(m =>
        m.Groups["set"].Success ? m.Groups["set"].Value.ToLowerInvariant() : $"{m.Groups["sql"].Value.Split(' ')[0]} {m.Groups["table"].Value}"));

    private static IEnumerable<string> Files() => Folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.*", SearchOption.AllDirectories))
        .Where(file => (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".sql", StringComparison.Ordinal)) && !file.Contains("/Data/Migrations/", StringComparison.Ordinal)
            && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    /// <summary>Names of tables are lower case, so <c>FOR UPDATE SKIP LOCKED</c> and the like are not meant.</summary>
    [GeneratedRegex("""\.Execute(?<set>Update|Delete)(?:Async)?\(|(?<sql>INSERT INTO|DELETE FROM|MERGE INTO|UPDATE)\s+\\?"?(?<table>[a-z_{%][\w.}]*)""")]
    private static partial Regex Statement();
}
