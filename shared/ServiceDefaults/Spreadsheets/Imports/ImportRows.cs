using Linli.ServiceDefaults.Tenancy;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

/// <summary>A piece of the uploaded file, encrypted: people's names and numbers may stand in it.</summary>
internal sealed class ImportPart : TenantRow, IStaysBehind
{
    /// <summary>Small enough that a file of any size passes through little memory.</summary>
    public const int Size = 256 << 10;

    private ImportPart() { }

    public ImportPart(Guid importId, int number, byte[] content) => (ImportId, Number, Content) = (importId, number, content);

    public Guid ImportId { get; private set; }
    public int Number { get; private set; }
    public byte[] Content { get; private set; } = [];
}

/// <summary>A cell that is wrong.</summary>
internal sealed class ImportFault : TenantRow, IStaysBehind
{
    /// <summary>Kept of one file; whoever has more mends these first.</summary>
    public const int Most = 10_000;

    private ImportFault() { }

    public ImportFault(Guid importId, int line, int position, CellFault fault) =>
        (ImportId, Line, Position, Column, Code, Args) = (importId, line, position, fault.Column, fault.Code, [.. fault.Args]);

    public Guid ImportId { get; private set; }
    public int Line { get; private set; }

    /// <summary>Where the column stands in the file, counted from 0.</summary>
    public int Position { get; private set; }
    public string Column { get; private set; } = "";
    public string Code { get; private set; } = "";
    public string[] Args { get; private set; } = [];
}

/// <summary>What importing a row would do, encrypted: it tells what stands in the file and what is there. Wrong rows have their <see cref="ImportFault"/>s.</summary>
internal sealed class PreviewRow : TenantRow, IStaysBehind
{
    /// <summary>Kept of one file for each verdict: nobody looks through more.</summary>
    public const int Most = 1_000;

    private PreviewRow() { }

    public PreviewRow(Guid importId, int line, RowVerdict verdict, byte[] content) => (ImportId, Line, Verdict, Content) = (importId, line, verdict, content);

    public Guid ImportId { get; private set; }
    public int Line { get; private set; }
    public RowVerdict Verdict { get; private set; }
    public byte[] Content { get; private set; } = [];
}

/// <summary>What the result says of a row, encrypted: it may hold a link that opens an account. Gone once it was shown.</summary>
internal sealed class ImportResult : TenantRow, IStaysBehind
{
    private ImportResult() { }

    public ImportResult(Guid importId, int line, byte[] content) => (ImportId, Line, Content) = (importId, line, content);

    public Guid ImportId { get; private set; }
    public int Line { get; private set; }
    public byte[] Content { get; private set; } = [];
}

/// <summary>What a row of the sheet became, so that the import can be taken back; goes with the import. The row as it was before is encrypted.</summary>
internal sealed class ImportEffect : TenantRow, IStaysBehind
{
    private ImportEffect() { }

    public ImportEffect(Guid importId, int line, Guid rowId, long rowVersion, byte[]? content) =>
        (ImportId, Line, RowId, RowVersion, Content) = (importId, line, rowId, rowVersion, content);

    public Guid ImportId { get; private set; }
    public int Line { get; private set; }
    public Guid RowId { get; private set; }

    /// <summary>The transaction that wrote it, which is the version that the row has until somebody changes it.</summary>
    public long RowVersion { get; private set; }
    public byte[]? Content { get; private set; }
}
