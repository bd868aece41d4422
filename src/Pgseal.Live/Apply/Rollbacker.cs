using Pgseal.Core.Planning;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.State;

namespace Pgseal.Live.Apply;

/// <summary>Takes one run back. Whom to reach comes from its journal, passwords from the environment.</summary>
public static class Rollbacker
{
    /// <param name="run">Null for the newest run that is not rolled back.</param>
    public static async Task<RunReport> RollbackAsync(
        string? run, RunOptions options, Action<StageReport> onStage, CancellationToken cancellationToken)
    {
        var runs = StateDirectory.TryOpen(options.StateDirectory) is { } state ? RunHistory.All(state) : [];
        var chosen = runs.FirstOrDefault(it => run is null ? it.Run.Standing.Count > 0 : it.Run.Id == run);
        if (chosen.Run is null)
            return run is null
                ? new(null, RunOutcome.NothingToChange, null, [], null, 0, null)
                : new(null, RunOutcome.Refused, null, [], new("there is no such run", run, "nothing was changed", "List them: pgseal runs"), 0, null);
        if (chosen.Run.Standing.Count == 0)
            return new(chosen.Run.Id, RunOutcome.NothingToChange, null, [], null, 0, null);
        var environment = ClientEnvironmentReader.Read();
        var targets = chosen.Run.Begun.Members.Select(member => TargetReader.Read(member.Conninfo, environment));
        await using var members = await OpenMembers.OpenAsync(targets, options.Timeout, options.CommandLine, cancellationToken);
        return await new WayBack(members.All, [chosen], options, new StageBoard(onStage)).RunAsync(cancellationToken);
    }
}
