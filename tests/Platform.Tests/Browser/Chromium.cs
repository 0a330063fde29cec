using Linli.AppHost.Hosting;
using Microsoft.Playwright;
using Xunit;

namespace Linli.Platform.Tests.Browser;

/// <summary>Debian's Chromium: one process for all browser tests, a profile of their own for each visitor.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Flags =
        ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    /// <summary>Pictures of what the tests saw, for people to look at.</summary>
    internal static string Pictures { get; } = Path.Combine(AppHostOptions.Root, "TestResults", "browser");

    public async ValueTask InitializeAsync()
    {
        if (Directory.Exists(Pictures))
        {
            Directory.Delete(Pictures, recursive: true);
        }

        Directory.CreateDirectory(Pictures);
        playwright = await Playwright.CreateAsync();
        // Chromium has no sandbox for root.
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Flags, ChromiumSandbox = Environment.UserName != "root" });
    }

    internal async Task<Visitor> VisitAsync(Stand stand, Screen screen, string language)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = stand.Address, Locale = language == "en" ? "en-GB" : "zh-CN", TimezoneId = "Asia/Shanghai", AcceptDownloads = true,
            ViewportSize = screen.Viewport, IsMobile = screen.IsPhone, HasTouch = screen.IsPhone, ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        var visitor = new Visitor(context, await context.NewPageAsync(), screen, language);
        await visitor.SpeakAsync();
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}

/// <summary>The two sizes that every page must fit.</summary>
internal sealed record Screen(string Name, int Width, int Height, bool IsPhone)
{
    public static readonly Screen Desk = new("desk", 1366, 768, IsPhone: false);
    public static readonly Screen Phone = new("phone", 390, 844, IsPhone: true);

    public ViewportSize Viewport => new() { Width = Width, Height = Height };

    public static Screen Of(string name) => name == Phone.Name ? Phone : Desk;
}
