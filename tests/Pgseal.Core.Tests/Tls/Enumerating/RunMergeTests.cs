using CsCheck;
using Pgseal.Core.Tls.Enumerating;

namespace Pgseal.Core.Tests.Tls.Enumerating;

public sealed class RunMergeTests
{
    /// <summary>Makes every comparison that is missing, and counts them; within a run the order is known.</summary>
    static (List<ushort> Sorted, int Asked) Merge(params ushort[][] runs)
    {
        var known = new Dictionary<(ushort, ushort), bool>();
        bool? IsBefore(ushort first, ushort second) =>
            Array.Exists(runs, run => run.Contains(first) && run.Contains(second)) ? first < second
            : known.TryGetValue((first, second), out var answer) ? answer : null;
        while (true)
        {
            if (RunMerge.TrySort(runs, IsBefore, out var missing) is { } sorted)
                return (sorted, known.Count);
            known.Add(missing, missing.First < missing.Second);
        }
    }

    [Fact]
    public void Runs_in_the_expected_order_cost_one_comparison_for_each_border()
    {
        var (sorted, asked) = Merge([1, 2, 3], [4, 5], [6], [7, 8, 9]);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], sorted);
        Assert.Equal(3, asked);
    }

    [Fact]
    public void One_element_out_of_place_costs_a_search()
    {
        var (sorted, asked) = Merge([1, 2, 3, 4, 5, 6, 8, 9], [7, 10, 11, 12]);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], sorted);
        Assert.InRange(asked, 2, 5);
    }

    [Fact]
    public void Empty_runs_do_no_harm()
    {
        var (sorted, asked) = Merge([], [1], [], [2]);
        Assert.Equal([1, 2], sorted);
        Assert.Equal(1, asked);
    }

    [Fact]
    public void Any_runs_are_merged() => Gen.Select(Gen.Shuffle(Enumerable.Range(1, 40).Select(it => (ushort)it).ToArray()), Gen.Int[1, 40]).Sample((all, size) =>
    {
        ushort[][] runs = [.. all.Chunk(size).Select(run => run.Order().ToArray())];
        Assert.Equal(all.Order(), Merge(runs).Sorted);
    });
}
