using System.Text.Json;
using Linli.AppHost.Hosting;
using Microsoft.Playwright;
using Xunit;

namespace Linli.Platform.Tests.Browser;

/// <summary>What is wrong with a page to anybody who looks at it: wider than the screen, not usable by everybody, without a name.</summary>
internal static class Sight
{
    private static readonly Lazy<string> Axe = new(() =>
    {
        var file = Path.Combine(AppHostOptions.Root, ".data", "tools", "axe", "node_modules", "axe-core", "axe.min.js");
        return File.Exists(file) ? File.ReadAllText(file) : throw new FileNotFoundException("axe-core is missing; ./platform test fetches it.", file);
    });

    /// <summary>Parts that reach past the right edge, the outermost first.</summary>
    private const string TooWide = """
        () => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1).slice(0, 3).map(e => e.outerHTML.slice(0, 160));
        }
        """;

    private const string Broken = """
        async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'], resultTypes: ['violations'] })).violations
          .flatMap(v => v.nodes.slice(0, 3).map(n => `${v.id}: ${v.help} ${n.target.join(' ')} ${n.any.concat(n.all).map(c => c.message).join('; ').slice(0, 200)}`))
        """;

    /// <summary>Looks at the page as it is, keeps a picture, and says what is wrong with it.</summary>
    public static async Task<IReadOnlyList<string>> LookAsync(this Visitor visitor, string picture)
    {
        var faults = await WideAsync(visitor, visitor.Screen, picture);
        await visitor.PictureAsync(picture);
        await visitor.Page.EvaluateAsync(Axe.Value);
        faults.AddRange((await visitor.Page.EvaluateAsync<string[]>(Broken)).Select(f => $"{picture}: {f}"));
        if (await visitor.Page.EvaluateAsync<string>("document.documentElement.lang") is var said && said != (visitor.Language == "en" ? "en" : "zh-Hans"))
        {
            faults.Add($"{picture}: in {said}");
        }

        return faults;
    }

    public static async Task IsSoundAsync(this Visitor visitor, string picture)
    {
        var faults = await visitor.LookAsync(picture);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>For people to look at.</summary>
    public static Task PictureAsync(this Visitor visitor, string picture) => visitor.Page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Chromium.Pictures, $"{picture}-{visitor.Screen.Name}-{visitor.Language}.jpg"), Type = ScreenshotType.Jpeg, Quality = 70, FullPage = true,
    });

    /// <summary>Looks whether it fits another screen.</summary>
    public static async Task<List<string>> FitsAsync(this Visitor visitor, Screen screen, string picture)
    {
        var page = visitor.Page;
        var given = page.ViewportSize!;
        await page.SetViewportSizeAsync(screen.Width, screen.Height);
        var wide = await WideAsync(visitor, screen, picture);
        await page.SetViewportSizeAsync(given.Width, given.Height);
        return wide;
    }

    private static async Task<List<string>> WideAsync(Visitor visitor, Screen screen, string picture) =>
        [.. (await visitor.Page.EvaluateAsync<string[]>(TooWide)).Select(part => $"{picture} is too wide for a {screen.Name}: {part}")];
}
