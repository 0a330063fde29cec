using System.Text.RegularExpressions;

namespace Linli.Portal.Tests;

/// <summary>What every page of the portal, and every account page, keeps to.</summary>
public sealed partial class MarkupTests
{
    public static TheoryData<string> Markup =>
        [.. Sources.Of(Sources.Portal, "*.razor").Concat(Sources.Of(Path.Combine(Sources.Root, "services", "Identity"), "*.cshtml")).Select(Sources.Name)];

    public static TheoryData<string> Pages => [.. Sources.Of(Sources.Portal, "*.razor").Where(IsPage).Select(Sources.Name)];

    /// <summary>The content security policy would refuse it in the browser.</summary>
    [Theory, MemberData(nameof(Markup))]
    public void Nothing_brings_a_style_or_a_script_of_its_own(string file) => Assert.Equal([], Inline().Matches(Read(file)).Select(match => match.Value));

    [Theory, MemberData(nameof(Pages))]
    public void Every_page_has_a_title(string file)
    {
        var text = Read(file);
        // A page may be one component that has the title.
        Assert.True(Titled().IsMatch(text) || Component().Matches(text).Any(match => Sources.Of(Sources.Portal, match.Groups[1].Value + ".razor").Any(part => Titled().IsMatch(File.ReadAllText(part)))));
    }

    [Theory, MemberData(nameof(Pages))]
    public void Every_page_names_its_permission_or_says_that_it_needs_none(string file) => Assert.Matches(Permitted(), Read(file));

    private static string Read(string file) => File.ReadAllText(Path.Combine(Sources.Root, file));

    private static bool IsPage(string file) => File.ReadAllText(file).StartsWith("@page", StringComparison.Ordinal);

    [GeneratedRegex("""<style|\sstyle=|<script(?![^>]*\ssrc=)[^>]*>|\son[a-z]+="|javascript:""")]
    private static partial Regex Inline();

    [GeneratedRegex("<PageTitle>|<PageHeader")]
    private static partial Regex Titled();

    [GeneratedRegex("<([A-Z][A-Za-z]+)")]
    private static partial Regex Component();

    [GeneratedRegex(@"^@attribute \[(Requires\(|AllowAnonymous|Authorize)", RegexOptions.Multiline)]
    private static partial Regex Permitted();
}
