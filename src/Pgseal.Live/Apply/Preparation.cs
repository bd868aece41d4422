using Pgseal.Core;
using Pgseal.Core.Certificates;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Audit;
using Pgseal.Live.Certificates;
using Pgseal.Live.Hosts;
using Pgseal.Live.Observing;

namespace Pgseal.Live.Apply;

/// <summary>One cluster made ready for a change: its sessions held open, its facts gathered, its plan decided. Creates no state.</summary>
sealed class Preparation : IAsyncDisposable
{
    readonly OpenMembers open;
    readonly IReadOnlyList<(MemberInput Input, ClientObserver? Observer)> gathered;
    readonly Func<ClusterFacts, ValueList<MemberInput>, ClusterPlan> decide;

    Preparation(
        OpenMembers open,
        ClusterFacts facts,
        IReadOnlyList<(MemberInput Input, ClientObserver? Observer)> gathered,
        Func<ClusterFacts, ValueList<MemberInput>, ClusterPlan> decide,
        string authorityDirectory)
    {
        (this.open, this.gathered, this.decide) = (open, gathered, decide);
        Facts = facts;
        Plan = decide(facts, gathered.Select(it => it.Input).ToValueList());
        AuthorityDirectory = authorityDirectory;
    }

    /// <summary>The primary first.</summary>
    public ValueList<Member> Members => open.All;

    public ClusterFacts Facts { get; }

    public ClusterPlan Plan { get; }

    public string AuthorityDirectory { get; }

    /// <summary>For taking a cluster to TLS-only.</summary>
    /// <exception cref="PgsealException">A member cannot be reached: a plan for half a cluster is none.</exception>
    public static Task<Preparation> MakeAsync(ClusterTargets cluster, ApplyOptions options, CancellationToken cancellationToken) =>
        MakeAsync(cluster, options, TimeSpan.Zero, cancellationToken);

    /// <param name="sampling">How long clients are looked for.</param>
    /// <inheritdoc cref="MakeAsync(ClusterTargets, ApplyOptions, CancellationToken)"/>
    public static Task<Preparation> MakeAsync(ClusterTargets cluster, ApplyOptions options, TimeSpan sampling, CancellationToken cancellationToken) =>
        MakeAsync(cluster, options, options.Sans, (options.Observe, sampling), (facts, inputs, directory) =>
        {
            var now = DateTimeOffset.UtcNow;
            var policy = new ChangePolicy(options.Scope, options.Strategy, options.Floor, options.Drain.Policy, options.HardenStandbys, Import(options.CertificateFile, options.KeyFile, options.Sans, passphrase: null, now), options.Accepted);
            return Planner.Plan(facts, inputs, policy, Authorities.Facts(directory, options), now);
        }, cancellationToken);

    /// <summary>For replacing certificates and nothing else.</summary>
    /// <exception cref="PgsealException">A member cannot be reached.</exception>
    public static Task<Preparation> MakeRenewalAsync(ClusterTargets cluster, RenewalOptions options, CancellationToken cancellationToken) =>
        MakeAsync(cluster, options, [], observing: null, (facts, inputs, directory) =>
        {
            var now = DateTimeOffset.UtcNow;
            var import = Import(options.CertificateFile, options.KeyFile, [], options.KeyPassphrase, now);
            return RenewalPlanner.Plan(
                facts, inputs, new(options.Within, import, options.KeyPassphrase is not null, options.IsOneMember), Authorities.Facts(directory, options), now);
        }, cancellationToken);

    /// <summary>For opening a cluster to plaintext where no journal says what it was like before.</summary>
    /// <exception cref="PgsealException">A member cannot be reached.</exception>
    public static Task<Preparation> MakeReopeningAsync(ClusterTargets cluster, RunOptions options, CancellationToken cancellationToken) =>
        MakeAsync(cluster, options, [], observing: null, (facts, inputs, _) => ReopeningPlanner.Plan(facts, inputs), cancellationToken);

    /// <summary>Looks for clients again, now that TLS is served, and decides anew.</summary>
    public async Task<ClusterPlan> ObserveAsync(ApplyOptions options, CancellationToken cancellationToken)
    {
        var facts = await Confirmation.ReadAsync(Members, options.Scope, options.Timeout, cancellationToken);
        var inputs = await Task.WhenAll(Members.Select(async (member, at) => gathered[at].Input with
        {
            Facts = facts.Members[at],
            Observation = gathered[at].Observer is { } observer
                ? await observer.LookAsync(member.Session, facts.Members[at], options.Observe.Duration, options.Observe, cancellationToken)
                : null,
        }));
        return decide(facts, inputs.ToValueList());
    }

    static async Task<Preparation> MakeAsync(
        ClusterTargets cluster,
        RunOptions options,
        ValueList<string> sans,
        (ObserveOptions Options, TimeSpan Sampling)? observing,
        Func<ClusterFacts, ValueList<MemberInput>, string, ClusterPlan> decide,
        CancellationToken cancellationToken)
    {
        var open = await OpenMembers.OpenAsync(cluster.All, options.Timeout, options.CommandLine, cancellationToken);
        try
        {
            var members = open.All;
            var host = await HostFactsReader.ReadAsync(options.Timeout, cancellationToken);
            var read = await Task.WhenAll(members.Select(member => FactsReader.ReadAsync(member.Session, options.Scope, options.Timeout, cancellationToken)));
            var facts = new ClusterFacts(members[0].Name, read.ToValueList());
            var gathered = await Task.WhenAll(members.Zip(read, async (member, memberFacts) =>
            {
                var input = await InputAsync(member, memberFacts, MemberHosts.Of(member, memberFacts, host, sans, options.CommandLine), cancellationToken);
                if (observing is not { } it)
                    return (input, (ClientObserver?)null);
                var observer = await ClientObserver.OpenAsync(
                    member.Session, member.Server, member.Host, member == members[0] ? it.Options.LogFile : null, cancellationToken);
                return (input with { Observation = await observer.LookAsync(member.Session, memberFacts, it.Sampling, it.Options, cancellationToken) }, observer);
            }));
            var directory = AuthorityPlace.OfCluster(options.StateDirectory, members[0].Server.SystemIdentifier);
            var targets = members.Select(member => new PlannedTarget(member.Name, member.Session.Target.ToConninfo())).ToValueList();
            return new(open, facts, gathered, (seen, inputs) => decide(seen, inputs, directory) with { Targets = targets }, directory);
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => open.DisposeAsync();

    static ImportedPair? Import(string? certificateFile, string? keyFile, ValueList<string> names, Secret? passphrase, DateTimeOffset now)
    {
        if (certificateFile is not { } certificate || keyFile is not { } key)
            return null;
        try
        {
            var pair = PairFiles.Read(certificate, key);
            return new(certificate, key, pair.Judge(now, names, passphrase)) { KeyIsProtected = pair.KeyIsProtected };
        }
        catch (FileFailure failure)
        {
            var unreadable = new PairFault(PairFaultKind.CertificateUnreadable, failure.Message);
            return new(certificate, key, new PairJudgement(null, [unreadable], []));
        }
    }

    static async Task<MemberInput> InputAsync(Member member, MemberFacts facts, MemberHost host, CancellationToken cancellationToken)
    {
        var target = member.Session.Target;
        var address = (await member.Session.QueryAsync("SELECT host(inet_client_addr()) AS address", row => row.TextOrNull("address"), cancellationToken))[0];
        return new(
            facts,
            host,
            new Operator(target.User, target.Database, address is null ? null : System.Net.IPAddress.Parse(address), target.ForbidsTls, target.DemandsTls));
    }
}
