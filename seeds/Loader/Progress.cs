using Spectre.Console;

namespace Linli.Loader;

/// <summary>How far the loading is: bars on a terminal, plain lines elsewhere.</summary>
internal abstract class Progress
{
    public static Task RunAsync(Func<Progress, Task> load) =>
        AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected
            ? AnsiConsole.Progress()
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
                .StartAsync(context => load(new Bars(context)))
            : load(new Lines());

    /// <summary>A part of the work with this many steps; call the result after each.</summary>
    public abstract Action Begin(string part, int steps);

    private sealed class Bars(ProgressContext context) : Progress
    {
        public override Action Begin(string part, int steps)
        {
            var task = context.AddTask(Markup.Escape(part), maxValue: steps);
            return () => task.Increment(1);
        }
    }

    private sealed class Lines : Progress
    {
        public override Action Begin(string part, int steps)
        {
            Console.WriteLine($"{part} …");
            var done = 0;
            return () =>
            {
                if (++done == steps)
                {
                    Console.WriteLine($"{part}: {steps} done");
                }
            };
        }
    }
}
