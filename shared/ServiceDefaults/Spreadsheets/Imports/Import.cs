using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

internal enum ImportState
{
    /// <summary>The check is under way.</summary>
    Checking,

    /// <summary>Checked: to be imported, or to be mended.</summary>
    Checked,

    /// <summary>Rows are being imported.</summary>
    Importing,

    /// <summary>All rows are in.</summary>
    Imported,

    /// <summary>The file cannot be read, or the person may no longer import.</summary>
    Failed,

    /// <summary>Stopped in the middle, by hand or with the service; goes on when started again.</summary>
    Interrupted,

    /// <summary>All of it is being taken back.</summary>
    Undoing,

    /// <summary>All of it was taken back.</summary>
    Undone,
}

/// <summary>A spreadsheet on its way in. Belongs to whoever uploaded it, and runs out with all it holds.</summary>
internal sealed class Import : TenantRow, IStaysBehind
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    /// <summary>A run that has said nothing for so long is over, whatever became of it.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private Import() { }

    public Import(string noun, string fileName, Guid by, DateTimeOffset now)
    {
        (Noun, FileName, By, At, BeatAt, ExpiresAt) = (noun, fileName, by, now, now, now + Lifetime);
        State = ImportState.Checking;
    }

    public string Noun { get; private set; } = "";
    public string FileName { get; private set; } = "";
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset BeatAt { get; private set; }
    public DateTimeOffset? CheckedAt { get; private set; }
    public ImportState State { get; private set; }
    public bool CancelAsked { get; private set; }

    /// <summary>Rows dealt with in the present run, and rows there are (known after the check).</summary>
    public int Done { get; private set; }
    public int Total { get; private set; }

    public int New { get; private set; }
    public int Changed { get; private set; }
    public int Same { get; private set; }
    public int Wrong { get; private set; }

    public string? FailureCode { get; private set; }
    public string[] FailureArgs { get; private set; } = [];

    public ImportState StateAt(DateTimeOffset now) =>
        now - BeatAt <= Silence ? State
        : State switch
        {
            ImportState.Checking or ImportState.Importing => ImportState.Interrupted,
            // Its transaction ended with the run: all is still there.
            ImportState.Undoing => ImportState.Imported,
            _ => State,
        };

    /// <summary>Sets the next step going: the import, or the check where that was interrupted.</summary>
    public void Begin(DateTimeOffset now)
    {
        var state = StateAt(now);
        if (state is not (ImportState.Checked or ImportState.Interrupted))
        {
            throw ImportErrors.NotNow();
        }

        if (Wrong > 0 && CheckedAt is not null)
        {
            throw ImportErrors.HasWrong(Wrong);
        }

        (State, BeatAt, Done, CancelAsked, FailureCode) = (CheckedAt is null ? ImportState.Checking : ImportState.Importing, now, 0, false, null);
    }

    public void Checked(ImportCounts counts, DateTimeOffset now)
    {
        (New, Changed, Same, Wrong, Total) = (counts.New, counts.Changed, counts.Same, counts.Wrong, counts.All);
        (State, CheckedAt, BeatAt, Done) = (ImportState.Checked, now, now, 0);
    }

    /// <summary>A row that was right when it was checked is refused now.</summary>
    public void Refused(int wrong, DateTimeOffset now) => (State, Wrong, BeatAt) = (ImportState.Checked, wrong, now);

    public void Finish(DateTimeOffset now) => (State, BeatAt, Done) = (ImportState.Imported, now, Total);

    /// <summary>Somebody cancelled an import that is one step: nothing of it is in.</summary>
    public void TakeBack(DateTimeOffset now) => (State, BeatAt, Done, CancelAsked) = (ImportState.Checked, now, 0, false);

    public void BeginUndo(DateTimeOffset now)
    {
        if (StateAt(now) != ImportState.Imported)
        {
            throw ImportErrors.NotNow();
        }

        (State, BeatAt, Done, CancelAsked, FailureCode) = (ImportState.Undoing, now, 0, false, null);
    }

    public void Undone(DateTimeOffset now) => (State, BeatAt, Done) = (ImportState.Undone, now, Total);

    /// <summary>Somebody cancelled the undoing, or it was refused: all is still there.</summary>
    public void KeepAll(RuleException? why, DateTimeOffset now)
    {
        (State, BeatAt, Done, CancelAsked) = (ImportState.Imported, now, Total, false);
        (FailureCode, FailureArgs) = why is null ? (null, []) : (why.Code, ArgsOf(why));
    }

    /// <summary>A run broke off. What was to be taken back is still there.</summary>
    /// <param name="now">When.</param>
    /// <param name="why">The code of what stood in the way; null: somebody wanted it.</param>
    public void Interrupt(DateTimeOffset now, string? why) =>
        (State, BeatAt, FailureCode, FailureArgs) = (State == ImportState.Undoing ? ImportState.Imported : ImportState.Interrupted, now, why, []);

    public void Fail(RuleException why) =>
        (State, FailureCode, FailureArgs) = (State == ImportState.Undoing ? ImportState.Imported : ImportState.Failed, why.Code, ArgsOf(why));

    private static string[] ArgsOf(RuleException why) => [.. why.Args.Select(a => Convert.ToString(a, System.Globalization.CultureInfo.InvariantCulture) ?? "")];
}

internal sealed record ImportCounts(int New = 0, int Changed = 0, int Same = 0, int Wrong = 0)
{
    public int All => New + Changed + Same + Wrong;

    public int Of(RowVerdict verdict) => verdict switch { RowVerdict.New => New, RowVerdict.Changed => Changed, _ => Same };

    public ImportCounts Add(SheetRow row) =>
        row.Faults.Count > 0 ? this with { Wrong = Wrong + 1 }
        : row.Verdict switch
        {
            RowVerdict.New => this with { New = New + 1 },
            RowVerdict.Changed => this with { Changed = Changed + 1 },
            _ => this with { Same = Same + 1 },
        };
}
