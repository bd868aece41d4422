namespace Pgseal.Core.Hba.Proving;

/// <summary>What a search came to: a connection, none, or none so far because it gave up.</summary>
/// <param name="IsCertain">Whether the connection surely passes; if not, <paramref name="Because"/> says what it depends on.</param>
readonly record struct Found(ReachedConnection? Connection, bool IsCertain, ValueList<string> Because)
{
    public static Found Nothing => default;

    public static Found GaveUp(string because) => new(null, false, [because]);
}
