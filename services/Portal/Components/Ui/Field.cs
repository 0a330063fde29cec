using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Linli.Portal.Components.Ui;

/// <summary>
/// Base of all fields: label, hint, required mark, the server's message at the field, and what was typed kept after an error. The input's name
/// comes from the bound expression (<c>Input.CreditCode</c>); the service's name of the field (<c>creditCode</c>) follows from it.
/// </summary>
public abstract partial class Field<T> : InputBase<T>
{
    [CascadingParameter]
    private FormState? Form { get; set; }

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public bool Required { get; set; }

    /// <summary>How the service calls the field, where that differs from the bound property.</summary>
    [Parameter]
    public string? Key { get; set; }

    /// <summary>Width in the form's grid of 12 columns at desk size.</summary>
    [Parameter]
    public int Span { get; set; } = 6;

    protected string InputName => NameAttributeValue;

    protected string Id => "f-" + NotWord().Replace(InputName, "-");

    protected string HintId => Id + "-hint";

    protected string ErrorId => Id + "-error";

    protected string? DescribedBy => string.Join(' ', new[] { Errors.Count > 0 ? ErrorId : null, Hint is null ? null : HintId }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    protected string? Invalid => Errors.Count > 0 ? "true" : null;

    protected string Cell => $"col-12 col-md-{Span}";

    protected IReadOnlyList<string> Errors { get; private set; } = [];

    protected string? Text => Form?.Typed(InputName) ?? FormatValueAsString(CurrentValue);

    /// <summary>What to say when the text typed is no such value.</summary>
    protected abstract string Unreadable { get; }

    protected override void OnParametersSet()
    {
        var key = Key ?? ServiceName(InputName);
        var unreadable = CurrentValue is null && !string.IsNullOrWhiteSpace(Form?.Typed(InputName));
        Form?.Claim(key);
        Form?.Unreadable |= unreadable;
        Errors = unreadable ? [Unreadable] : [.. Form?.Problem?.For(key) ?? []];
    }

    protected override string? FormatValueAsString(T? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>Never called: without interactivity, values arrive by form mapping.</summary>
    protected override bool TryParseValueFromString(string? value, out T result, [NotNullWhen(false)] out string? validationErrorMessage) =>
        throw new NotSupportedException("The portal has no interactive fields.");

    /// <summary><c>Input.Programme[0].Title</c> → <c>programme[0].title</c>.</summary>
    internal static string ServiceName(string inputName) => string.Join('.', inputName.Split('.').Skip(inputName.Contains('.') ? 1 : 0)
        .Select(part => char.ToLowerInvariant(part[0]) + part[1..]));

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotWord();
}
