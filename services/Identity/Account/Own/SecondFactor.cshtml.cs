using Linli.ServiceDefaults.Audit;
using System.ComponentModel.DataAnnotations;
using Linli.IdentityService.Data;
using Linli.IdentityService.Mail;
using Linli.IdentityService.SecondFactor;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Linli.IdentityService.Account.Own;

/// <summary>Turns the second factor on with a first code, renews recovery codes, and turns it off with password and code.</summary>
internal sealed class SecondFactorModel(
    OwnAccount own, IdentityDb db, SecondFactors factors, AccountAudit audit, GuessGuard guard, FieldProtector protector, Mailer mailer, IStringLocalizer<AccountTexts> texts) : OwnPage(own, texts)
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty, DataType(DataType.Password)]
    public string? Current { get; set; }

    public bool IsOn { get; private set; }

    public int CodesLeft { get; private set; }

    public bool HasPassword => Me.PasswordHash is not null;

    /// <summary>Not yet on: what to scan.</summary>
    public Enrolment? Enrolment { get; private set; }

    public QrDrawing? Drawing { get; private set; }

    /// <summary>Just made; never to be seen again.</summary>
    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken ct)
    {
        if (await RefuseAsync(password: false, () => factors.ConfirmAsync(Me.Id, Code, ct), codes => codes is not null, ct) is { } codes)
        {
            NewCodes = codes;
            mailer.Write(Me, "factor_on");
            await audit.RecordOwnAsync(Me.Id, "authenticator", "second-factor-on", AuditActions.Created, ct);
            await db.SaveChangesAsync(ct);
        }

        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken ct)
    {
        if (await RefuseAsync(password: false, () => factors.VerifyAsync(Me.Id, Code, ct), right => right, ct))
        {
            NewCodes = await factors.RenewRecoveryCodesAsync(Me.Id, ct);
        }

        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostOffAsync(CancellationToken ct)
    {
        if (!await RefuseAsync(password: HasPassword, () => factors.VerifyAsync(Me.Id, Code, ct), right => right, ct))
        {
            return await ShowAsync(ct);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await factors.TurnOffAsync(Me.Id, ct);
        mailer.Write(Me, "factor_off");
        await audit.RecordOwnAsync(Me.Id, "authenticator", "second-factor-off", AuditActions.Removed, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Done("/Own/Index", "factor.now_off");
    }

    /// <summary>Password first where it is asked for, then the code, both counted; sets <see cref="OwnPage.Problem"/> when one is wrong.</summary>
    private async Task<T?> RefuseAsync<T>(bool password, Func<Task<T>> use, Func<T, bool> isRight, CancellationToken ct)
    {
        var counted = protector.Hash($"second factor {Me.Id}");
        if (password && await CheckPasswordAsync(Current, ct) is { } refusal)
        {
            Problem = refusal;
            return default;
        }

        if (await guard.TryAsync(counted, ct) is { } wait)
        {
            Problem = Texts["signin.held", GuessGuard.Seconds(wait)];
            return default;
        }

        var result = await use();
        if (!isRight(result))
        {
            Problem = Texts["code.wrong"];
            return result;
        }

        await guard.ClearAsync(counted, ct);
        return result;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        ModelState.Clear();
        (Code, Current) = (null, null);
        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Enrolment = await factors.BeginAsync(Me, ct);
        IsOn = Enrolment is null;
        Drawing = Enrolment is null ? null : QrCode.Draw(Enrolment.Uri);
        CodesLeft = IsOn ? await factors.CountRecoveryCodesAsync(Me.Id, ct) : 0;
    }
}
