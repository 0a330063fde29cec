namespace Linli.IdentityService.Sessions;

/// <summary>"Chrome · Windows" out of a User-Agent header: enough for a person to know their own devices again.</summary>
internal static class BrowserName
{
    public const int MaxLength = 60;

    // The first that fits: most browsers also claim to be the ones further down.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("MicroMessenger/", "WeChat"), ("DingTalk/", "DingTalk"), ("Edg/", "Edge"), ("EdgA/", "Edge"), ("OPR/", "Opera"), ("QQBrowser/", "QQ Browser"),
        ("Firefox/", "Firefox"), ("HeadlessChrome/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("Trident/", "Internet Explorer"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("HarmonyOS", "HarmonyOS"), ("OpenHarmony", "HarmonyOS"), ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <returns>Empty when the header says nothing that we know.</returns>
    public static string Of(string? userAgent) => string.Join(" · ", new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.OfType<string>());

    private static string? Find((string Sign, string Name)[] known, string? userAgent) =>
        known.FirstOrDefault(k => userAgent?.Contains(k.Sign, StringComparison.Ordinal) == true).Name;
}
