namespace Linli.ServiceDefaults.Security;

/// <summary>How personal values are shown.</summary>
public static class Mask
{
    private const int AddressShown = 6;

    /// <summary>First 3 and last 4 digits of a mobile number; shorter numbers show only their last two.</summary>
    public static string Phone(string phone) =>
        phone.Length >= 11 ? $"{phone[..3]}****{phone[^4..]}" : new string('*', Math.Max(0, phone.Length - 2)) + phone[Math.Max(0, phone.Length - 2)..];

    /// <summary>The first letter, and where it goes.</summary>
    public static string Email(string address) => address.IndexOf('@', StringComparison.Ordinal) is var at and > 0 ? $"{address[0]}***{address[at..]}" : "***";

    /// <summary>Surname and 某: 李某.</summary>
    public static string Name(string name) => name.Length == 0 ? "" : $"{name.EnumerateRunes().First()}某";

    /// <summary>First 3 and last 4 characters, the birth date hidden.</summary>
    public static string IdentityNumber(string number) => number.Length < 8 ? new string('*', number.Length) : $"{number[..3]}***********{number[^4..]}";

    /// <summary>The street at most; the house stays hidden.</summary>
    public static string Address(string address) => $"{(address.Length > 2 * AddressShown ? address[..AddressShown] : address[..Math.Min(2, address.Length)])}****";
}
