using CsCheck;
using Linli.ReportingService.City;
using Xunit;

namespace Linli.Reporting.Tests.City;

public sealed class SuppressionTests
{
    private static readonly Gen<long> People = Gen.Frequency((2, Gen.Long[0, 6]), (3, Gen.Long[0, 500]));
    private static readonly Gen<long[,]> Table = Gen.Select(Gen.Int[2, 8], Gen.Int[2, 6])
        .SelectMany((rows, columns) => People.Array[rows * columns].Select(cells =>
        {
            var table = new long[rows, columns];
            for (var i = 0; i < cells.Length; i++)
            {
                table[i / columns, i % columns] = cells[i];
            }

            return table;
        }));

    [Fact]
    public void Every_small_group_is_hidden() =>
        Table.Sample(t =>
        {
            var hidden = Suppression.Hide(t);
            return Cells(t).All(c => !Suppression.IsSmall(t[c.R, c.C]) || hidden[c.R, c.C]);
        });

    [Fact]
    public void No_total_gives_a_hidden_cell_away() =>
        Table.Sample(t =>
        {
            var hidden = Suppression.Hide(t);
            return Cells(t).GroupBy(c => c.R).Concat(Cells(t).GroupBy(c => c.C + 1000)).All(line => line.Count(c => hidden[c.R, c.C]) != 1);
        });

    [Fact]
    public void Nothing_is_hidden_where_no_group_is_small() =>
        Table.Sample(t =>
        {
            foreach (var (r, c) in Cells(t))
            {
                t[r, c] += Suppression.SmallestGroup;
            }

            var hidden = Suppression.Hide(t);
            return Cells(t).All(c => !hidden[c.R, c.C]);
        });

    [Fact]
    public void Two_views_of_a_row_cannot_be_held_against_each_other() =>
        Gen.Select(Table, Table).Where((a, b) => a.GetLength(1) == b.GetLength(1)).Sample((a, b) =>
        {
            for (var c = 0; c < a.GetLength(1); c++)
            {
                b[0, c] = a[0, c];
            }

            var (first, second) = (Suppression.Hide(a), Suppression.Hide(b));
            var hiddenInBoth = Enumerable.Range(0, a.GetLength(1)).Count(c => first[0, c] && second[0, c]);
            return !Enumerable.Range(0, a.GetLength(1)).Any(c => Suppression.IsSmall(a[0, c])) || hiddenInBoth >= 2;
        });

    [Fact]
    public void A_lone_small_group_takes_the_smallest_neighbours_with_it()
    {
        var hidden = Suppression.Hide(new long[,] { { 3, 40, 20 }, { 50, 60, 70 }, { 9, 80, 30 } });

        Assert.Equal(new[,] { { true, false, true }, { false, false, false }, { true, false, true } }, hidden);
    }

    private static IEnumerable<(int R, int C)> Cells(long[,] t) =>
        from r in Enumerable.Range(0, t.GetLength(0)) from c in Enumerable.Range(0, t.GetLength(1)) select (r, c);
}
