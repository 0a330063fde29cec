using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Linli.Portal.Components.Ui;

/// <summary>Renders its content after its siblings have been set up (columns register with their list, fields with their form).</summary>
public sealed class Defer : ComponentBase
{
    /// <summary>How deep below the siblings those may be that are waited for: the renderer works level by level.</summary>
    [Parameter]
    public int Levels { get; set; } = 1;

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (Levels <= 1)
        {
            builder.AddContent(0, ChildContent);
            return;
        }
        builder.OpenComponent<Defer>(1);
        builder.AddComponentParameter(2, nameof(Levels), Levels - 1);
        builder.AddComponentParameter(3, nameof(ChildContent), ChildContent);
        builder.CloseComponent();
    }
}
