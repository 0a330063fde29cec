using Linli.Portal.Api;

namespace Linli.Portal.Components.Pages.Agreements;

/// <summary>An agreement as typed: duties are a line each.</summary>
internal sealed class AgreementInput
{
    public string? CommunityId { get; set; }
    public uint? Version { get; set; }
    public string? Title { get; set; }
    public List<string> WorkAreas { get; set; } = [];
    public DateOnly? BeginsOn { get; set; }
    public DateOnly? EndsOn { get; set; }
    public List<string> UnitIds { get; set; } = [];
    public string? CommunityDuties { get; set; }
    public string? UnitDuties { get; set; }

    public static AgreementInput From(AgreementDetail agreement) => new()
    {
        CommunityId = agreement.CommunityId.ToString(),
        Version = agreement.Version,
        Title = agreement.Title,
        WorkAreas = [.. agreement.WorkAreas],
        BeginsOn = agreement.BeginsOn,
        EndsOn = agreement.EndsOn,
        UnitIds = [.. agreement.Parties.Select(p => p.UnitId.ToString())],
        CommunityDuties = string.Join('\n', agreement.CommunityDuties),
        UnitDuties = string.Join('\n', agreement.UnitDuties),
    };

    public object Describe() => new { Title, WorkAreas, BeginsOn, EndsOn, UnitIds, CommunityDuties = Lines(CommunityDuties), UnitDuties = Lines(UnitDuties) };

    private static string[] Lines(string? text) => text?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}

/// <summary>How an agreement was signed.</summary>
internal sealed class SigningInput
{
    public DateOnly? On { get; set; }
    public string? CommunityOffice { get; set; }
    public List<OfficeRow> Offices { get; set; } = [];

    public sealed class OfficeRow
    {
        public Guid UnitId { get; set; }
        public string? Office { get; set; }
    }
}
