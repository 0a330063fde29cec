using Linli.Portal.Api;
using Microsoft.AspNetCore.Components.Forms;

namespace Linli.Portal.Components.Ui;

/// <summary>What the fields of a form share: the refusal to show and what was typed but could not be read.</summary>
public sealed class FormState(string name, Problem? problem, FormMappingContext? mapping)
{
    private readonly HashSet<string> shown = new(StringComparer.OrdinalIgnoreCase);

    public string Name => name;

    public Problem? Problem => problem;

    /// <summary>A field says that it stands on the page, so the summary need not repeat its messages.</summary>
    public void Claim(string field) => shown.Add(field);

    public string? Typed(string inputName) => mapping?.GetAttemptedValue(name, inputName);

    public bool Unreadable(string inputName) => mapping?.GetErrors(name, inputName) is not null;

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
