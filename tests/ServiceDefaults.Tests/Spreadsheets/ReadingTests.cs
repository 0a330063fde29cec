using System.IO.Compression;
using System.Text;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Spreadsheets;
using Linli.TestKit;
using Xunit;

namespace Linli.ServiceDefaults.Tests.Spreadsheets;

/// <summary>Spreadsheets as people really fill them in, and files that mean no good.</summary>
public sealed class ReadingTests
{
    private const string Csv = "全市心愿登记表,,\r\n名称,数量,日期\r\n\"健康路, 一号\",１２,2024年5月1日\r\n,,\r\n胜利小学,3,2024.5.1\r\n";

    [Fact]
    public void Headings_are_found_below_titles_and_explanations_in_either_language()
    {
        var rows = Wishes.Read(Workbooks.Make(["2026年心愿登记表"], [null], ["填表人：李某", null, "2026.5.1"], [" 单位 名称 * ", "Day（必填）"], ["健康路社区", "2024-05-01"]));

        Assert.Equal((5, "健康路社区", new DateOnly(2024, 5, 1)), (rows[0].Number, rows[0]["name"], rows[0].DateOf("day")));
    }

    [Theory]
    [InlineData("2024.5.1")]
    [InlineData("2024年5月1日")]
    [InlineData(" ２０２４/５/１ ")]
    [InlineData("20240501")]
    [InlineData("2024-05-01 00:00:00")]
    [InlineData("２０２４年 ５月")]
    [InlineData("2024-5")]
    public void A_day_is_read_as_people_type_it(string typed) =>
        Assert.Equal(new DateOnly(2024, 5, 1), Assert.Single(Wishes.Read(Workbooks.Make(["名称", "日期"], ["甲", typed]))).DateOf("day"));

    [Fact]
    public void What_Excel_stores_as_numbers_and_days_reads_as_a_person_sees_it()
    {
        var row = Assert.Single(Wishes.Read(Workbooks.Make(["名称", "代码", "数量", "日期"], ["甲", 310101001000d, 12.5d, new DateTime(2024, 5, 1)])));

        Assert.Equal(("310101001000", 12.5m, new DateOnly(2024, 5, 1)), (row["code"], row.NumberOf("count"), row.DateOf("day")));
    }

    [Fact]
    public void Full_width_digits_and_stray_spaces_do_no_harm()
    {
        var row = Assert.Single(Wishes.Read(Workbooks.Make(["名称", "代码", "手机", "邮箱", "类别"], ["　胜利 　小学\u200B", "６５ ４２", "+86 138-0013-8000", " A@Example.CN ", "学 校"])));

        Assert.Equal(("胜利 小学", "6542", "13800138000", "a@example.cn", "school"), (row["name"], row["code"], row["phone"], row["email"], row["kind"]));
        Assert.Empty(row.Faults);
    }

    [Fact]
    public void Each_wrong_cell_is_named_with_its_rule()
    {
        var row = Assert.Single(Wishes.Read(Workbooks.Make(
            ["名称", "代码", "数量", "日期", "类别", "手机", "邮箱"], [null, "12a", "多", "2024.13.1", "公园", "12345", "nobody"])));

        Assert.Equal(["cell.required", "cell.digits", "cell.number", "cell.date", "cell.choice", "cell.phone", "cell.email"], row.Faults.Select(f => f.Code));
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("gb18030", false)]
    public void Csv_is_read_in_the_encodings_that_offices_save(string encoding, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = Encoding.GetEncoding(encoding).GetBytes(Csv);

        var rows = Wishes.Read(mark ? [.. Encoding.UTF8.GetPreamble(), .. text] : text);

        Assert.Equal(["健康路, 一号", "胜利小学"], rows.Select(r => r["name"]));
        Assert.Equal((3, 12m, new DateOnly(2024, 5, 1)), (rows[0].Number, rows[0].NumberOf("count"), rows[1].DateOf("day")));
    }

    [Fact]
    public void An_old_workbook_or_one_with_a_password_is_refused() => Refused("sheet.old_or_locked", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]);

    [Fact]
    public void What_is_no_text_and_no_workbook_is_refused() => Refused("sheet.unknown_encoding", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0xFF]);

    [Fact]
    public void A_damaged_workbook_is_refused() => Refused("sheet.damaged", Workbooks.Make(["名称"], ["甲"])[..200]);

    [Fact]
    public void A_sheet_without_headings_is_told_which_it_needs() =>
        Assert.Contains("名称", Refused("sheet.no_headings", Workbooks.Make(["甲", "乙"], ["丙"])).Args[0]!.ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_missing_column_is_named() => Assert.Equal("名称", Refused("sheet.missing_columns", Workbooks.Make(["代码", "日期"], ["1", "2024.1.1"])).Args[0]);

    [Fact]
    public void A_zip_bomb_is_refused_before_it_unpacks() => Refused("sheet.unpacks_too_large", Sheet(xml =>
    {
        var blank = new string(' ', 1 << 20);
        for (var i = 0; i < 600; i++)
        {
            xml.Write(blank);
        }
    }));

    [Fact]
    public void A_sheet_of_two_million_rows_is_refused() => Refused("sheet.too_many_rows", Sheet(xml =>
    {
        for (var i = 0; i < 2_000_000; i++)
        {
            xml.Write("<row><c t=\"inlineStr\"><is><t>名称</t></is></c></row>");
        }
    }));

    [Fact]
    public void A_cell_without_end_is_refused() => Refused("sheet.cell_too_long", Sheet(xml =>
        xml.Write($"<row><c t=\"inlineStr\"><is><t>{new string('a', 100_000)}</t></is></c></row>")));

    [Fact]
    public void A_document_type_that_could_swell_is_refused() => Refused("sheet.damaged", Sheet(xml => xml.Write(""), "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\">]>"));

    [Fact]
    public void A_hundred_thousand_rows_pass_through_little_memory()
    {
        using var file = new MemoryStream(Workbooks.Make([["名称", "代码", "日期", "手机"], .. Enumerable.Range(0, 100_000).Select(i => new object?[] { $"第 {i} 户", $"{i:000000}", "2024.5.1", "13800138000" })]));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        var count = 0;
        foreach (var row in SheetReader.Open(Wishes.Plan, file).Rows())
        {
            Assert.Empty(row.Faults);
            if (++count % 20_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Equal(100_000, count);
        Assert.InRange(most, 0, 32 << 20);
    }

    private static RuleException Refused(string code, byte[] file)
    {
        var refusal = Assert.Throws<RuleException>(() => Wishes.Read(file));
        Assert.Equal(code, refusal.Code);
        return refusal;
    }

    /// <summary>A workbook whose sheet is written by hand.</summary>
    private static byte[] Sheet(Action<TextWriter> write, string before = "")
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part("xl/workbook.xml", w => w.Write("<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"));
            Part("xl/_rels/workbook.xml.rels", w => w.Write("<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/a.xml\"/></Relationships>"));
            Part("xl/worksheets/a.xml", w =>
            {
                w.Write(before + "<worksheet><sheetData>");
                write(w);
                w.Write("</sheetData></worksheet>");
            });

            void Part(string name, Action<TextWriter> content)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
                content(writer);
            }
        }

        return file.ToArray();
    }
}
