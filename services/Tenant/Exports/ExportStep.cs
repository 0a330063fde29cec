using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.TenantService.Exports;

/// <summary>Who asked for an archive, stopped it or took it away, and when.</summary>
internal sealed class ExportStep : TenantRow, IStaysBehind
{
    public const string Requested = "requested";
    public const string Cancelled = "cancelled";
    public const string Downloaded = "downloaded";

    private ExportStep() { }

    public ExportStep(Guid exportId, string what, CurrentUser by, DateTimeOffset at)
    {
        ExportId = exportId;
        What = what;
        By = by.Id;
        ByName = by.Name;
        At = at;
    }

    public Guid ExportId { get; private set; }
    public string What { get; private set; } = "";
    public Guid By { get; private set; }

    [Personal]
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}
