using System.Net;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Tests.Hba;

/// <summary>Every property agrees with trying every connection of a small world.</summary>
public sealed class HbaProofAgainstEvaluatorTests
{
    const int Files = 60, ManyFiles = 1200, Part = 7;

    static readonly string[] Sentences =
    [
        "role a only over tls", "role +h never over plain", "role +g only from 10.0.0.0/8 over tls,gss", "database b only with scram-sha-256,cert",
        "replication never from 0.0.0.0/0", "role b database a only over local,tls", "everybody never from 10.0.0.0/9,::/1 over plain with trust",
        "role x only from 127.0.0.0/8 with client-certificate", "everybody only from 0.0.0.0/0,fd00::/8", "role zzz never with trust with client-certificate",
    ];

    public static TheoryData<string> Properties => [.. HbaProperties.Names, .. Sentences];

    [Theory]
    [MemberData(nameof(Properties))]
    public void With_everything_known_the_proof_is_never_unknown_and_agrees_with_every_connection(string text) => Agree(text, 0, Files);

    [Theory]
    [Trait("Size", "Long")]
    [MemberData(nameof(Properties))]
    public void It_agrees_for_many_more_files(string text) => Agree(text, Files, ManyFiles);

    [Theory]
    [MemberData(nameof(Properties))]
    public void With_nothing_known_the_proof_says_nothing_that_some_world_contradicts(string text)
    {
        var property = Assert.IsType<HbaPropertyParse.Parsed>(HbaProperties.Parse(text)).Property;
        for (var seed = 0; seed < Files; seed++)
        {
            var rules = new RandomRules(seed, variety: true);
            var (ignorant, world) = (RandomRules.Ignorant(rules.Major), RandomRules.World(rules.Major, variety: true));
            var tree = FakeFiles.Read(world, rules.File());
            if (tree.Loads != true)
                continue;
            var proof = HbaProof.Decide(tree, ignorant, property, Scope.Remote);
            if (proof is not Proof.Unknown unknown)
                Assert.IsType(proof.GetType(), HbaProof.Decide(tree, world, property, Scope.Remote));
            else
                Assert.NotEmpty(unknown.Because);
        }
    }

    static void Agree(string text, int from, int to)
    {
        var property = Assert.IsType<HbaPropertyParse.Parsed>(HbaProperties.Parse(text)).Property;
        var (proven, refuted) = (0, 0);
        for (var seed = from; seed < to; seed++)
        {
            var rules = new RandomRules(seed, variety: true);
            var environment = RandomRules.World(rules.Major, variety: true);
            var (file, scope) = (rules.File(), seed % 3 == 0 ? Scope.All : Scope.Remote);
            var tree = FakeFiles.Read(environment, file);
            if (tree.Loads != true)
                continue;
            var broken = SmallWorld.Decide(tree, environment, seed, Part).FirstOrDefault(pair => IsBroken(property, pair.Connection, pair.Rule, scope)).Connection;
            switch (HbaProof.Decide(tree, environment, property, scope))
            {
                case Proof.Proven:
                    Assert.True(broken is null, $"seed {seed}: proven, but {broken} breaks it:\n{file}");
                    proven++;
                    break;
                case Proof.Refuted it:
                    var connection = Replayed(it.Witness);
                    var decided = Assert.IsType<HbaOutcome.Matched>(FirstMatch.Find(tree, environment, connection)).Rule;
                    Assert.True(IsBroken(property, connection, decided, scope), $"seed {seed}: {it.Witness} breaks nothing:\n{file}");
                    Assert.Equal(it.Witness.Line, decided.LineNumber);
                    refuted++;
                    break;
                case Proof.Unknown it:
                    Assert.Fail($"seed {seed}: unknown because {string.Join("; ", it.Because)}\n{file}");
                    break;
            }
        }
        Assert.True(proven > 0 && refuted > 0, $"{proven} proven, {refuted} refuted");
    }

    static HbaConnection Replayed(Witness witness) =>
        new(witness.Kind, witness.Database, witness.User, witness.Kind == ConnectionKind.Local ? null : IPAddress.Parse(witness.Address))
        {
            Replication = witness.Replication ? HbaReplication.Physical : HbaReplication.None,
        };

    /// <summary>The meaning of each property, said once more and for one connection.</summary>
    static bool IsBroken(HbaProperty property, HbaConnection connection, HbaRule? rule, Scope scope)
    {
        if (rule is not { Admits: true } || (connection.Address is { } address && !scope.Covers(address)))
            return false;
        var (isPlain, isTcp) = (connection.Kind == ConnectionKind.Plain, connection.Kind != ConnectionKind.Local);
        var certificate = rule.Options.ClientCert;
        return property.Match(
            plaintextRefused: _ => isPlain,
            replicationRequiresTls: _ => isPlain && connection.IsPhysicalReplication,
            noCleartextPasswordWithoutTls: _ => isPlain && rule.Method is HbaMethod.Password or HbaMethod.Ldap,
            noTrustFromRemote: _ => isTcp && rule.Method == HbaMethod.Trust && certificate != HbaClientCert.VerifyFull,
            clientCertificateRequired: _ => isTcp && (connection.Kind != ConnectionKind.Tls || certificate == HbaClientCert.Off),
            onlyThrough: it => IsBroken(it, connection, rule));
    }

    static bool IsBroken(HbaProperty.OnlyThrough sentence, HbaConnection connection, HbaRule rule)
    {
        var (subject, clauses) = (sentence.Subject, sentence.Clauses);
        if (connection.Kind == ConnectionKind.Local && !(clauses.Over is { } counted && counted.Contains(ConnectionKind.Local)))
            return false;
        if (subject.Role is { } role && role != connection.User || subject.Database is { } database && database != connection.Database)
            return false;
        if (subject.IsReplication != connection.IsPhysicalReplication && (subject.IsReplication || subject.Database is not null))
            return false;
        if (subject.Group is { } group && !Members(group).Contains(connection.User))
            return false;
        var holds = (clauses.From is not { } from || connection.Address is null || from.Any(cube => cube.Contains(ClientAddress.Of(connection.Address))))
            && (clauses.Over is not { } kinds || kinds.Contains(connection.Kind))
            && clauses.With.All(with => with.Methods.Contains(rule.Method) || (with.ClientCertificate && rule.Options.ClientCert != HbaClientCert.Off));
        return holds == sentence.IsNever;
    }

    /// <summary>As <see cref="RandomRules.World(int)"/> has them.</summary>
    static ByteText[] Members(ByteText group) => group == "g" ? ["g", "a", "ba"] : ["h", "g", "a", "ba", "zzz", "ab"];
}
