using Pgseal.Core.Observing;

namespace Pgseal.Cli.Commands.Plan;

/// <summary>What was read of a server's log, in <c>pgseal.plan/1</c>.</summary>
sealed record LogDocument(string? Format, string? NotUsable, string? Next, string[] Files, long Bytes, DateTimeOffset? From, DateTimeOffset? To, string[] Notes)
{
    public static LogDocument Of(LogReport log) => new(
        log.Format is { } format ? Wording.Of(format) : null, log.NotUsable, log.Next, [.. log.Files], log.Bytes, log.From, log.To, [.. log.Notes]);
}
