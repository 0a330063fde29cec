using Linli.ServiceDefaults.Tenancy;

namespace Linli.TenantService.Exports;

/// <summary>A piece of the archive, encrypted: it holds personal fields as text.</summary>
internal sealed class ExportChunk : TenantRow, IStaysBehind
{
    private ExportChunk() { }

    public ExportChunk(Guid exportId, int number, byte[] content)
    {
        ExportId = exportId;
        Number = number;
        Content = content;
    }

    public Guid ExportId { get; private set; }
    public int Number { get; private set; }
    public byte[] Content { get; private set; } = [];
}
