using Linli.Portal.Components.Ui;
using Linli.ServiceDefaults.Security;

namespace Linli.Portal.Components.Pages.Tenants;

internal static class LifecycleText
{
    public static Tone ToneOf(string state) => state switch { TenantStates.Active => Tone.Good, TenantStates.Suspended => Tone.Warn, _ => Tone.Bad };

    public static Tone ToneOfDeletion(string state) => state switch { "waiting" => Tone.Warn, "erasing" => Tone.Bad, "done" => Tone.Good, _ => Tone.Neutral };

    public static Tone ToneOfArchive(string state) => state switch { "done" => Tone.Good, "failed" => Tone.Bad, "running" => Tone.Info, "stopping" => Tone.Warn, _ => Tone.Neutral };
}
