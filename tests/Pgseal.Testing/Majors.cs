using Pgseal.Lab.Builds;
using Xunit;

namespace Pgseal.Testing;

/// <summary>The PostgreSQL major versions of this test run, for <c>[MemberData(nameof(Majors.All), MemberType = typeof(Majors))]</c>.</summary>
/// <remarks>PGSEAL_TEST_MAJORS, such as <c>13,18</c>, chooses; without it all pinned versions are tested.</remarks>
public static class Majors
{
    static readonly int[] _chosen = Environment.GetEnvironmentVariable("PGSEAL_TEST_MAJORS") is { Length: > 0 } list
        ? [.. list.Split(',').Select(int.Parse)]
        : [.. PostgresBuilds.All.Select(build => build.Server.Major)];

    public static TheoryData<int> All => [.. _chosen];

    public static int Newest => _chosen.Max();

    public static TheoryData<int> OldestAndNewest => [_chosen.Min(), _chosen.Max()];
}
