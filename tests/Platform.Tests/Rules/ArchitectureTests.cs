using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Linli.AppHost.Hosting;
using Xunit;

namespace Linli.Platform.Tests.Rules;

/// <summary>The rules of the house that a reader would otherwise have to watch for.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string Root = AppHostOptions.Root;

    public static IEnumerable<TheoryDataRow<string>> Programs =>
        Directory.GetFiles(Path.Combine(Root, "services"), "*.csproj", SearchOption.AllDirectories)
            .Append(Path.Combine(Root, "gateway", "Gateway.csproj"))
            .Select(path => new TheoryDataRow<string>(Path.GetRelativePath(Root, path)));

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_service_references_what_is_shared_and_no_other_service(string project)
    {
        var references = Load(project).Descendants("ProjectReference").Select(r => r.Attribute("Include")!.Value.Replace('\\', '/'));
        Assert.All(references, reference => Assert.Contains("/shared/", "/" + Path.GetRelativePath(Root,
            Path.GetFullPath(Path.Combine(Root, Path.GetDirectoryName(project)!, reference))), StringComparison.Ordinal));
    }

    [Fact]
    public void Contracts_reference_no_package_and_no_project()
    {
        var contracts = Load("shared/Contracts/Contracts.csproj");
        Assert.Empty(contracts.Descendants("PackageReference"));
        Assert.Empty(contracts.Descendants("ProjectReference"));
    }

    [Fact]
    public void Versions_of_packages_stand_in_one_place() => Assert.DoesNotContain(
        Directory.GetFiles(Root, "*.csproj", SearchOption.AllDirectories),
        path => XDocument.Load(path).Descendants("PackageReference").Any(r => r.Attribute("Version") is not null));

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_is_read_at_a_glance(string project)
    {
        var program = Path.Combine(Root, Path.GetDirectoryName(project)!, "Program.cs");
        Assert.InRange(File.ReadAllLines(program).Count(line => line.Trim().Length > 0), 1, 60);
    }

    /// <summary>How tenancy is enforced is known to ServiceDefaults/Tenancy; migrations say which table, and no feature steps around its filter.</summary>
    [Fact]
    public void No_feature_sets_the_tenant_or_steps_around_it()
    {
        var sources = Sources("services").Concat(Sources("gateway")).Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal));
        Assert.DoesNotContain(sources, path => AroundTenancy().IsMatch(File.ReadAllText(path)));
    }

    [Fact]
    public void No_one_waits_by_the_clock_or_looks_at_it_directly()
    {
        var sources = Sources("services").Concat(Sources("gateway")).Concat(Sources("shared"));
        Assert.DoesNotContain(sources, path => Clock().IsMatch(File.ReadAllText(path)));
    }

    [Fact]
    public void Nothing_is_swallowed() =>
        Assert.DoesNotContain(Sources("services").Concat(Sources("gateway")).Concat(Sources("shared")).Concat(Sources("apphost")), path => EmptyCatch().IsMatch(File.ReadAllText(path)));

    /// <summary>Use cases fit on a screen: half of all files stay under 60 lines.</summary>
    [Fact]
    public void Files_are_short()
    {
        var lengths = Sources("services").Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal)).Select(path => File.ReadLines(path).Count()).Order().ToList();
        Assert.InRange(lengths[lengths.Count / 2], 1, 60);
    }

    private static XDocument Load(string project) => XDocument.Load(Path.Combine(Root, project));

    private static IEnumerable<string> Sources(string folder) =>
        Directory.GetFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal));

    [GeneratedRegex(@"app\.tenant_id|IgnoreQueryFilters")]
    private static partial Regex AroundTenancy();

    [GeneratedRegex(@"Thread\.Sleep|DateTime\.(Utc)?Now\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"catch\s*(\([^)]*\))?\s*\{\s*\}")]
    private static partial Regex EmptyCatch();
}
