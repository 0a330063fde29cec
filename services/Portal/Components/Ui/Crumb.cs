namespace Linli.Portal.Components.Ui;

/// <summary>A step on the way to a page.</summary>
public sealed record Crumb(string Text, string Href);

/// <summary>A choice in a select, a radio group or a filter.</summary>
public sealed record Option(string Value, string Text)
{
    public Option(Guid value, string text) : this(value.ToString(), text) { }
}

/// <summary>A tab: a link of its own, so that it can be bookmarked.</summary>
public sealed record Tab(string Text, string Href, bool Active = false, int? Count = null);
