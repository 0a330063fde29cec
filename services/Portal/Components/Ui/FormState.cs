using Linli.Portal.Api;

namespace Linli.Portal.Components.Ui;

/// <summary>What the fields of a form share: the refusal to show, and what was typed, readable or not.</summary>
public sealed class FormState(Problem? problem, IFormCollection? posted)
{
    private readonly HashSet<string> shown = new(StringComparer.OrdinalIgnoreCase);

    public Problem? Problem => problem;

    /// <summary>A field holds text that is no such value: letters in a number.</summary>
    public bool Unreadable { get; set; }

    /// <summary>A field says that it stands on the page, so the summary need not repeat its messages.</summary>
    public void Claim(string field) => shown.Add(field);

    public string? Typed(string inputName) => posted?.TryGetValue(inputName, out var text) == true ? text[0] : null;

    /// <summary>What no field on the page shows.</summary>
    public IEnumerable<string> Rest()
    {
        if (problem is null)
        {
            return [];
        }
        var unclaimed = problem.Errors.Where(e => !shown.Contains(e.Key)).SelectMany(e => e.Value);
        var rule = problem.Errors.Count == 0 && (problem.Field is null || !shown.Contains(problem.Field)) ? problem.Message : null;
        return rule is null ? unclaimed : unclaimed.Prepend(rule);
    }
}
