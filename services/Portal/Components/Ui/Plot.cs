using System.Globalization;

namespace Linli.Portal.Components.Ui;

/// <summary>A row of values with a name, one value for each label of the chart.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal> Values);

/// <summary>A part of a whole.</summary>
public sealed record ChartSlice(string Name, decimal Value);

/// <summary>A row of a heat map; null where there is nothing to show.</summary>
public sealed record HeatRow(string Name, IReadOnlyList<decimal?> Values, string? Href = null);

/// <summary>How wide a chart stands at desk size; on a phone all are as wide as the screen.</summary>
public enum ChartWidth { Full, Wide, Half }

/// <summary>The drawing area of a chart: where a value lies, in the units of the SVG.</summary>
internal sealed class Plot
{
    private const int Right = 12;
    private const int Top = 12;
    private const int Bottom = 30;
    private static readonly decimal[] Steps = [1m, 2m, 2.5m, 5m, 10m];
    private readonly decimal highest;
    private readonly int slots;

    public Plot(bool phone, ChartWidth size, int slots, decimal max)
    {
        (Width, Height) = phone ? (360, 270) : size switch
        {
            ChartWidth.Half => (520, 290),
            ChartWidth.Wide => (710, 300),
            _ => (1090, 310),
        };
        this.slots = Math.Max(slots, 1);
        Step = NiceStep(max / 5);
        highest = Math.Max(Step * Math.Ceiling(Math.Max(max, Step) / Step), Step);
        Left = 16 + 8 * Format.Number(highest).Length;
    }

    public int Width { get; }

    public int Height { get; }

    public int Left { get; }

    public decimal Step { get; }

    public double Slot => (double)(Width - Left - Right) / slots;

    public double BarWidth => Math.Clamp(Slot * 0.46, 6, 38);

    public IEnumerable<decimal> Ticks()
    {
        for (var tick = 0m; tick <= highest; tick += Step)
        {
            yield return tick;
        }
    }

    public double X(int slot) => Left + Slot * (slot + 0.5);

    public double Y(decimal value) => Top + (Height - Top - Bottom) * (double)(1 - value / highest);

    /// <summary>A label that fits its slot; a Chinese character is about as wide as two Latin letters.</summary>
    public string Fit(string label)
    {
        var room = Slot - 4;
        var width = 0.0;
        for (var i = 0; i < label.Length; i++)
        {
            width += label[i] > 255 ? 13 : 7;
            if (width > room)
            {
                return i < 2 ? label[..1] : label[..(i - 1)] + "…";
            }
        }
        return label;
    }

    public static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static decimal NiceStep(decimal raw)
    {
        if (raw <= 1)
        {
            return 1;
        }
        var power = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)raw)));
        return Steps.Select(f => f * power).First(s => s >= raw && s % 1 == 0);
    }
}
