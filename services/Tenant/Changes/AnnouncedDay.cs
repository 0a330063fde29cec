using Linli.ServiceDefaults.Tenancy;

namespace Linli.TenantService.Changes;

/// <summary>
/// The day that an announced change waits for, under the change's id. The one thing of it that can be read across tenants, so
/// that the clock finds what is due without looking into any of them.
/// </summary>
internal sealed class AnnouncedDay : TenantRow, ICityReadable
{
    private AnnouncedDay() { }

    public AnnouncedDay(Change change)
    {
        Id = change.Id;
        On = change.On;
    }

    public DateOnly On { get; private set; }
}
