using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Linli.Platform.Tests.Browser;

/// <summary>Somebody at a browser. Whatever the browser complains about while they look around fails the test.</summary>
internal sealed partial class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = [];

    public Visitor(IBrowserContext context, IPage page, Screen screen, string language)
    {
        (this.context, Page, Screen, Language) = (context, page, screen, language);
        page.Console += (_, message) =>
        {
            // A page that is not there is also a line in the console; its status is what counts, and GoAsync looks at that.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                complaints.Enqueue($"{Where}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Enqueue($"{Where}: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !response.Request.IsNavigationRequest)
            {
                complaints.Enqueue($"{Where}: {response.Status} {response.Url}");
            }
        };
    }

    public IPage Page { get; }

    public Screen Screen { get; }

    public string Language { get; }

    public string Path => new Uri(Page.Url).AbsolutePath;

    private string Where => $"{Path} ({Screen.Name}, {Language})";

    public ILocator this[string selector] => Page.Locator(selector);

    /// <summary>Chooses the language as the switch does.</summary>
    public Task SpeakAsync() => Page.GotoAsync($"/language?to={Language}&back=/help");

    public async Task<Visitor> SignInAsync(string name, string password = Stand.DemoPassword)
    {
        await GoAsync("/signin?returnUrl=/");
        await FillAsync("Name", name);
        await FillAsync("Password", password);
        await PressAsync("form:has([name=Password]) button");
        return this;
    }

    public async Task GoAsync(string address, int status = 200)
    {
        var answer = await Page.GotoAsync(address);
        Assert.True(answer!.Status == status, $"{address} as seen at {Where}: {answer.Status}");
    }

    public Task FillAsync(string field, string value) => this[$"[name='{field}']"].FillAsync(value);

    public Task ChooseAsync(string field, string value) => this[$"input[name='{field}'][value='{value}']"].CheckAsync();

    /// <summary>Presses what loads a new page, and waits until it is there.</summary>
    public async Task PressAsync(string selector)
    {
        var loaded = new TaskCompletionSource();
        void Loaded(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Loaded;
        try
        {
            await this[selector].First.ClickAsync();
            await loaded.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
        finally
        {
            Page.Load -= Loaded;
        }
    }

    /// <summary>Sends the form in the middle of the page.</summary>
    public Task SubmitAsync(string form = "main form[method=post]") => PressAsync($"{form} .submit-bar button");

    /// <summary>The form was taken: the page says so.</summary>
    public async Task<string> SubmittedAsync(string form = "main form[method=post]")
    {
        await SubmitAsync(form);
        var flash = this[".flash"];
        Assert.True(await flash.CountAsync() > 0, $"Not taken at {Where}: {await this["main"].InnerTextAsync()}");
        return await flash.InnerTextAsync();
    }

    /// <summary>The id in the address.</summary>
    public Guid Id => Guid.Parse(Identifier().Match(Path).Value);

    public Task<string> TextAsync(string selector = "main") => this[selector].First.InnerTextAsync();

    /// <summary>What the page of posts says of this person's own claim.</summary>
    public async Task<string> MineAsync(string post)
    {
        await GoAsync("/posts");
        return await TextAsync($".card:has(a[href='/posts/{post}']) .status");
    }

    public void HasNoComplaints() => Assert.Empty(complaints);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    public static partial Regex Identifier();
}
