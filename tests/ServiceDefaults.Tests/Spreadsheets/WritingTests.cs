using System.Globalization;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Spreadsheets;
using Linli.ServiceDefaults.Spreadsheets.Writing;
using Linli.TestKit;
using Xunit;

namespace Linli.ServiceDefaults.Tests.Spreadsheets;

/// <summary>The workbooks that go out, read by other people's libraries.</summary>
public sealed class WritingTests
{
    private static readonly Texts Texts = new("Linli.ServiceDefaults");

    [Fact]
    public void The_template_is_a_valid_workbook_with_its_lists_and_notes()
    {
        var template = Write(to => Template.Write(Wishes.Plan, Texts, to));

        Assert.Empty(Workbooks.Complaints(template));
        Assert.Equal(["名称*", "代码", "数量", "日期", "类别", "手机", "邮箱"], Workbooks.Lines(template)[0]);
        Assert.Equal("E2:E1048576 lists!$A$1:$A$2", Assert.Single(Workbooks.Lists(template)));
        Assert.Equal("请填写类别", Workbooks.Comments(template)["E1"]);
    }

    [Fact]
    public void An_empty_template_is_read_back_as_a_sheet_without_rows() => Assert.Empty(Wishes.Read(Write(to => Template.Write(Wishes.Plan, Texts, to))));

    [Fact]
    public void The_template_speaks_the_persons_language()
    {
        var former = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        try
        {
            Assert.Equal("Name*", Workbooks.Lines(Write(to => Template.Write(Wishes.Plan, Texts, to)))[0][0]);
        }
        finally
        {
            CultureInfo.CurrentUICulture = former;
        }
    }

    [Fact]
    public void The_annotated_copy_holds_what_was_uploaded_and_marks_each_wrong_cell()
    {
        var uploaded = Workbooks.Make(["登记表"], ["名称", "日期", "备注"], ["甲", "昨天", "看一下"], [null, "2024.5.1"]);

        var copy = Annotate(uploaded);

        Assert.Empty(Workbooks.Complaints(copy));
        Assert.Equal(["登记表", "名称", "甲"], Workbooks.Lines(copy).Take(3).Select(l => l[0]));
        Assert.Equal("看一下", Workbooks.Lines(copy)[2][2]);
        Assert.Equal(["B3", "A4"], Workbooks.Cells(copy).Painted);
        Assert.Contains("2026年5月1日", Workbooks.Comments(copy)["B3"], StringComparison.Ordinal);
        Assert.Contains("必填", Workbooks.Comments(copy)["A4"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.com\")")]
    [InlineData("+1+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    public void What_begins_like_a_formula_leaves_as_text(string typed)
    {
        var copy = Annotate(Workbooks.Make(["名称", "日期"], [typed, "?"]));

        Assert.False(Workbooks.Cells(copy).HasFormula);
        Assert.Equal(typed, Workbooks.Lines(copy)[1][0]);
        Assert.Empty(Workbooks.Complaints(copy));
    }

    private static byte[] Annotate(byte[] uploaded)
    {
        var reader = SheetReader.Open(Wishes.Plan, new MemoryStream(uploaded));
        var faults = reader.Rows().SelectMany(r => r.Faults.Select(f => (r.Number, Fault: f))).ToLookup(f => f.Number, f => f.Fault);
        return Write(to => AnnotatedCopy.Write(reader, Wishes.Plan, faults, new Dictionary<int, RowVerdict>(), Texts, to));
    }

    private static byte[] Write(Action<Stream> write)
    {
        using var file = new MemoryStream();
        write(file);
        return file.ToArray();
    }
}
