using System.Diagnostics;
using Pgseal.Core;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;
using Pgseal.Core.Tls;
using Pgseal.Core.Conninfo;
using Pgseal.Lab;
using Pgseal.Lab.Builds;
using Pgseal.Live;
using Pgseal.Live.Apply;
using Pgseal.Live.Audit;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Wire;

namespace Pgseal.Cli.Commands.Demo;

/// <summary>Plays the whole job on real servers, and fails where one thing is not as promised.</summary>
static class DemoCommand
{
    public static async Task<ExitCode> RunAsync(DemoOptions options, Output output, CancellationToken cancellation)
    {
        var kind = FailureKind.BadInput;
        try
        {
            var clock = Stopwatch.StartNew();
            var cache = PostgresCache.FromEnvironment();
            var binaries = await output.WhileAsync("finding PostgreSQL, or fetching it once", () => DemoServers.FindAsync(options.Major, cache, cancellation));
            await using var servers = await output.WhileAsync("starting a primary and a standby", () => DemoServers.StartAsync(binaries, cache, cancellation));
            kind = FailureKind.Attention;
            var report = await PlayAsync(options, servers, output, clock, cancellation);
            output.Show(report, HumanView.Write, JsonView.Render);
            return ExitCode.AsItShouldBe;
        }
        catch (LabException) when (cancellation.IsCancellationRequested)
        {
            // Ctrl-C reaches the lab's small commands as well.
            throw new OperationCanceledException(cancellation);
        }
        catch (LabException failure)
        {
            throw DemoFailed.Of(failure, kind);
        }
        catch (PgsealException failure) when (failure is not DemoFailed)
        {
            throw DemoFailed.Of(failure);
        }
    }

    static async Task<DemoReport> PlayAsync(DemoOptions options, DemoServers servers, Output output, Stopwatch clock, CancellationToken cancellation)
    {
        var timeout = options.Timeout;
        var change = Change(servers, timeout);
        var premature = await output.WhileAsync("(a) ssl = on without a certificate", () => SwitchPrematurelyAsync(servers, timeout, cancellation));

        await using var traffic = await Traffic.StartAsync(servers.Application("prefer"), timeout, cancellation);
        await using var pool = await SqlSession.OpenAsync(servers.Application("prefer"), timeout, cancellation);
        await using var reports = await SqlSession.OpenAsync(servers.Application("disable"), timeout, cancellation);
        var before = await output.WhileAsync("(b) looking at every member", () => Auditor.AuditAsync([servers.Targets], change.Scope, timeout, cancellation));
        var plan = await output.WhileAsync("(b) making the plan", () => PlanMaker.MakeAsync([servers.Targets], change, cancellation));
        var walsenderBefore = await IsWalsenderOnTlsAsync(servers, cancellation);

        var run = await output.WithStagesAsync(stage => Applier.ApplyAsync([servers.Targets], change, stage, cancellation));
        if (run.Problem is { } problem)
            throw DemoFailed.NotAsPromised(problem.What, problem.Where);
        if (run.Outcome != RunOutcome.Verified || ExitCodes.OfApply(run) != ExitCode.AsItShouldBe)
            throw DemoFailed.NotAsPromised($"apply ended {Wording.Of(run.Outcome)} with exit code {(int)ExitCodes.OfApply(run)}", run.Run ?? "");
        var count = await traffic.StopAsync();
        if (count.Errors is [var error, ..])
            throw DemoFailed.NotAsPromised($"the application saw {Wording.Count(count.Errors.Count, "error")} in {count.Transactions} transactions: {error}", "webshop");
        if (count.OnPlaintext == 0 || count.OnTls == 0)
            throw DemoFailed.NotAsPromised($"the application did {count.OnPlaintext} transactions on plaintext and {count.OnTls} on TLS", "webshop");

        var refusals = new[] { await RefusalAsync("primary", servers.Primary, timeout, cancellation), await RefusalAsync("standby", servers.Standby, timeout, cancellation) };
        var proofs = Proofs(before, run.Audit!);
        var walsenderAfter = await IsWalsenderOnTlsAsync(servers, cancellation);
        if (walsenderBefore || !walsenderAfter)
            throw DemoFailed.NotAsPromised($"ssl of the walsender was {walsenderBefore} and is {walsenderAfter}", "pg_stat_ssl");

        var promoted = await output.WhileAsync("(e) promoting the standby", async () =>
        {
            await servers.Standby.PromoteAsync(cancellation);
            return await RefusalAsync("promoted", servers.Standby, timeout, cancellation);
        });
        return new(
            $"{servers.Primary.Binaries.Version}", premature, plan, run, count, [.. refusals], proofs, walsenderBefore, walsenderAfter, promoted,
            options.Keep ? Keep(servers, run) : null, clock.Elapsed);
    }

    /// <summary>Scope all: everything here is on loopback, which scope remote leaves out.</summary>
    static Live.Apply.ApplyOptions Change(DemoServers servers, TimeSpan timeout) => new(
        Scope.All, Strategy.Convert, TlsFloor.Tls12, CertificateFile: null, KeyFile: null, Sans: [], new(DrainPolicy.Now, TimeSpan.FromSeconds(60), DrainOptions.UsualRate, Except: []), HardenStandbys: false,
        AcceptedRefusals.None, timeout, ConfirmTimeout: TimeSpan.FromSeconds(60), servers.StateDirectory, TypedLine.Text);

    static async Task<PrematureSwitch> SwitchPrematurelyAsync(DemoServers servers, TimeSpan timeout, CancellationToken cancellation)
    {
        foreach (var server in new[] { servers.Primary, servers.Copy })
            await SetSslAsync(server, "set ssl = on", cancellation);
        var shown = await servers.Primary.Sql.ScalarAsync<string>("show ssl", cancellation);
        var answer = await Handshake.TryAsync(DemoServers.EndPoint(servers.Primary), serverName: null, SslNegotiation.Postgres, timeout, cancellation);
        var end = await LastWordsAsync(servers.Copy, cancellation);
        await SetSslAsync(servers.Primary, "reset ssl", cancellation);
        return (shown, answer) is ("on", HandshakeOutcome.NotServed)
            ? new(shown, "N", end)
            : throw DemoFailed.NotAsPromised($"show ssl says {shown}, and the wire: {HandshakeText.Of(answer)}", "ssl = on without a certificate");
    }

    static async Task SetSslAsync(LabServer server, string setting, CancellationToken cancellation)
    {
        await server.Sql.ExecuteAsync($"alter system {setting}", cancellation);
        await server.ReloadAsync(cancellation);
    }

    /// <summary>The line of its log with which a server ends when it is restarted.</summary>
    static async Task<string> LastWordsAsync(LabServer server, CancellationToken cancellation)
    {
        await server.StopAsync(StopMode.Fast, cancellation);
        try
        {
            await server.StartAsync(cancellation);
        }
        catch (LabException) when (!cancellation.IsCancellationRequested && server.LogTail().Split('\n').LastOrDefault(IsFatal) is not null)
        {
            var line = server.LogTail().Split('\n').Last(IsFatal);
            return line[line.IndexOf("FATAL:", StringComparison.Ordinal)..];
        }
        throw DemoFailed.NotAsPromised("the copy restarted although it has no certificate", server.DataDirectory);

        static bool IsFatal(string line) => line.Contains("FATAL:", StringComparison.Ordinal);
    }

    static async Task<bool> IsWalsenderOnTlsAsync(DemoServers servers, CancellationToken cancellation) =>
        await servers.Primary.Sql.ScalarAsync<bool>(
            $"select s.ssl from pg_stat_replication r join pg_stat_ssl s using (pid) where r.application_name = '{DemoServers.Standby1}'", cancellation);

    static async Task<Refusal> RefusalAsync(string member, LabServer server, TimeSpan timeout, CancellationToken cancellation)
    {
        var endpoint = DemoServers.EndPoint(server);
        var attempt = await PlaintextAttempt.TryAsync(endpoint, source: null, new(DemoServers.Role, DemoServers.Database, false), timeout, cancellation);
        return attempt.Outcome is AttemptOutcome.Refused { SqlState: "28000" } refused
            ? new(member, $"{endpoint}", refused.SqlState, refused.Message)
            : throw DemoFailed.NotAsPromised($"plaintext is not refused with SQLSTATE 28000 on {member}: {attempt.Outcome}", $"{endpoint}");
    }

    static ValueList<RulesProof> Proofs(AuditReport before, AuditReport after) => before.Clusters.Single().Members
        .Zip(after.Clusters.Single().Members)
        .Select(pair => (pair.First.Proof, pair.Second.Proof) is (Proof.Refuted { Witness: var witness }, Proof.Proven)
            ? new RulesProof(Wording.Of(pair.First.Role), witness.File, witness.Line, "proven")
            : throw DemoFailed.NotAsPromised("the rules are not refuted before and proven after", pair.First.Target))
        .ToValueList();

    static Kept Keep(DemoServers servers, RunReport run)
    {
        var (primary, standby) = (servers.Primary, servers.Standby);
        var kept = new Kept(
            Conninfo(primary), Conninfo(standby), servers.StateDirectory,
            $"kill -INT {standby.ProcessId} {primary.ProcessId} && sleep 2 && rm -rf {standby.Home} {primary.Home}");
        servers.Keep();
        return kept;

        string Conninfo(LabServer server) =>
            $"postgresql://postgres@{server.Host}:{server.Port}/postgres?sslmode=verify-full&sslrootcert={run.Authority?.File}";
    }
}
