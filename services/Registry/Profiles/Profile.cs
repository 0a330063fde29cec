using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Profiles;

/// <summary>
/// What a community states about itself for a year. Everything is kept as stated: a total is never corrected to the sum
/// of its parts, nor the other way round.
/// </summary>
internal sealed class Profile : TenantRow, ICommunityRow
{
    private Profile() { }

    public Guid CommunityId { get; private set; }
    public int Year { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    public Guid RecordedBy { get; private set; }
    public ProfileFigures Figures { get; private set; } = new();

    public static Profile Of(Guid communityId, int year) => new() { CommunityId = communityId, Year = year };

    public void Record(ProfileFigures figures, Guid by, DateTimeOffset now)
    {
        Figures = figures;
        RecordedBy = by;
        RecordedAt = now;
    }
}
