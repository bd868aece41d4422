namespace Pgseal.Core.Observing;

/// <summary>What was read of a server's log, or why nothing was.</summary>
/// <param name="Format">Null where it was not usable.</param>
/// <param name="NotUsable">Why, and what would change that; null where it was.</param>
/// <param name="From">The first message about a connection.</param>
/// <param name="To">The last.</param>
public sealed record LogReport(LogFormat? Format, string? NotUsable, string? Next, ValueList<string> Files, long Bytes, DateTimeOffset? From, DateTimeOffset? To, ValueList<string> Notes)
{
    public static LogReport Without(string why, string next) => new(null, why, next, [], 0, null, null, []);
}
