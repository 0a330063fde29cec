using Linli.IdentityService.SecondFactor;
using Linli.IdentityService.Sessions;
using Linli.IdentityService.People;
using Linli.ServiceDefaults.Security;
using Microsoft.Extensions.Localization;

namespace Linli.IdentityService.Account.Own;

internal sealed class IndexModel(OwnAccount own, SecondFactors factors, PersonSessions sessions, FieldProtector protector, IStringLocalizer<AccountTexts> texts) : OwnPage(own, texts)
{
    public Contact Contact => Me.ContactOf(protector);

    public bool HasSecondFactor { get; private set; }

    public int RecoveryCodes { get; private set; }

    public int SessionCount { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        HasSecondFactor = await factors.IsOnAsync(Me.Id, ct);
        RecoveryCodes = HasSecondFactor ? await factors.CountRecoveryCodesAsync(Me.Id, ct) : 0;
        SessionCount = (await sessions.ListAsync(Me.Id, ct)).Count;
    }
}
