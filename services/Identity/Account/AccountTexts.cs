namespace Linli.IdentityService.Account;

/// <summary>The texts of the account pages, in Resources/AccountTexts.resx.</summary>
internal sealed class AccountTexts;
