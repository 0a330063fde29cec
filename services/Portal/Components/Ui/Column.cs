using Microsoft.AspNetCore.Components;

namespace Linli.Portal.Components.Ui;

/// <summary>A column of a <see cref="DataList{TItem}"/>. On a phone a row is a card: the primary column its first line, the others its second.</summary>
[CascadingTypeParameter(nameof(TItem))]
public sealed class Column<TItem> : ComponentBase
{
    [CascadingParameter]
    private DataList<TItem> List { get; set; } = default!;

    [Parameter]
    public string Title { get; set; } = "";

    /// <summary>The service's sort key; without it the column cannot be sorted.</summary>
    [Parameter]
    public string? Sort { get; set; }

    /// <summary>The column that names the row.</summary>
    [Parameter]
    public bool Primary { get; set; }

    /// <summary>Right-aligned figures.</summary>
    [Parameter]
    public bool Number { get; set; }

    /// <summary>State or actions: stands at the right end of the card's first line on a phone.</summary>
    [Parameter]
    public bool Aside { get; set; }

    /// <summary>Not worth a place on a phone.</summary>
    [Parameter]
    public bool DeskOnly { get; set; }

    [Parameter]
    public RenderFragment<TItem>? ChildContent { get; set; }

    protected override void OnInitialized() => List.Add(this);

    internal string CellClass => string.Join(' ', new[]
    {
        Primary ? "cell-primary" : null, Number ? "cell-number" : null, Aside ? "cell-aside" : null, DeskOnly ? "cell-desk" : null,
    }.OfType<string>());
}
