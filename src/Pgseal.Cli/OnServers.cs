using Pgseal.Cli.CommandLine;
using Pgseal.Cli.Commands.Plan;
using Pgseal.Core;
using Pgseal.Live;
using Pgseal.Live.Apply;
using Pgseal.Live.Audit;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Sessions;
using Pgseal.Live.State;

namespace Pgseal.Cli;

/// <summary>The real work: every verb on real servers.</summary>
static class OnServers
{
    public static Work Work { get; } = new()
    {
        Audit = (options, cancellation) => Auditor.AuditAsync(Clusters(options.Targets), options.Scope, options.Timeout, cancellation),
        Plan = (options, cancellation) => PlanMaker.MakeAsync(Clusters(options.Targets), Of(options), cancellation),
        Apply = (options, stage, cancellation) => Applier.ApplyAsync(Clusters(options.Targets), Of(options), stage, cancellation),
        Disable = (options, stage, cancellation) => Disabler.DisableAsync(
            Clusters(options.Targets), new(options.Scope, options.Timeout, options.StateDir, TypedLine.Text), stage, cancellation),
        Rollback = (options, stage, cancellation) => Rollbacker.RollbackAsync(
            options.Run, new(Core.Posture.Scope.Remote, options.Timeout, options.StateDir, TypedLine.Text), stage, cancellation),
        Runs = (stateDirectory, _) => Task.FromResult(
            StateDirectory.TryOpen(stateDirectory) is { } state ? RunHistory.List(state).ToValueList() : []),
        Sessions = (options, cancellation) => SessionList.ReadAsync(Clusters(options.Targets), options.Scope, options.Timeout, cancellation),
        Drain = (options, policy, cancellation) => SessionList.DrainAsync(
            Clusters(options.Targets), options.Scope, policy, options.DrainTimeout, options.Timeout, cancellation),
    };

    /// <summary>Several targets are several clusters; standbys belong to the only one.</summary>
    static IReadOnlyList<ClusterTargets> Clusters(NamedTargets named)
    {
        var environment = ClientEnvironmentReader.Read();
        var standbys = named.Standbys.Select(standby => TargetReader.Read(standby, environment)).ToValueList();
        return named.Primaries.Select(primary => new ClusterTargets(TargetReader.Read(primary, environment), standbys)).ToList();
    }

    static ApplyOptions Of(PlanOptions options) => new(
        options.Scope,
        options.Strategy,
        options.Floor,
        options.CertificateFile,
        options.KeyFile,
        options.Names,
        options.Drain,
        options.DrainTimeout,
        options.Accepted,
        options.Timeout,
        options.StateDir,
        TypedLine.Text);
}
