using Pgseal.Core.Hba;
using Pgseal.Core.Posture;

namespace Pgseal.Core.Tests.Hba;

/// <summary>The proof agrees with trying every connection of a small world.</summary>
public sealed class PlaintextProofAgainstEvaluatorTests
{
    const int Files = 250;

    [Fact]
    public void With_everything_known_the_proof_is_never_unknown_and_agrees_with_every_connection()
    {
        var (proven, refuted) = (0, 0);
        for (var seed = 0; seed < Files; seed++)
        {
            var rules = new RandomRules(seed);
            var environment = RandomRules.World(rules.Major);
            var (text, scope) = (rules.File(), seed % 3 == 0 ? Scope.All : Scope.Remote);
            var tree = FakeFiles.Read(environment, text);
            if (tree.Loads != true)
                continue;
            var admitted = Admitted(tree, environment, scope);
            switch (PlaintextProof.Decide(tree, environment, scope))
            {
                case Proof.Proven:
                    Assert.True(admitted is null, $"seed {seed}: proven, but {admitted} is admitted by\n{text}");
                    proven++;
                    break;
                case Proof.Refuted it:
                    Assert.True(scope.Covers(System.Net.IPAddress.Parse(it.Witness.Address)));
                    refuted++;
                    break;
                case Proof.Unknown it:
                    Assert.Fail($"seed {seed}: unknown because {string.Join("; ", it.Because)}\n{text}");
                    break;
            }
        }
        Assert.True(proven > Files / 10 && refuted > Files / 10, $"{proven} proven, {refuted} refuted");
    }

    [Fact]
    public void With_nothing_known_the_proof_says_nothing_that_some_world_contradicts()
    {
        var unknown = 0;
        for (var seed = 0; seed < Files; seed++)
        {
            var rules = new RandomRules(seed);
            var tree = FakeFiles.Read(RandomRules.Ignorant(rules.Major), rules.File());
            if (tree.Loads != true)
                continue;
            var proof = PlaintextProof.Decide(tree, RandomRules.Ignorant(rules.Major), Scope.Remote);
            var known = PlaintextProof.Decide(tree, RandomRules.World(rules.Major), Scope.Remote);
            if (proof is Proof.Proven)
                Assert.IsType<Proof.Proven>(known);
            if (proof is Proof.Refuted)
                Assert.IsType<Proof.Refuted>(known);
            if (proof is Proof.Unknown it)
            {
                Assert.NotEmpty(it.Because);
                unknown++;
            }
        }
        Assert.True(unknown > 0);
    }

    static HbaConnection? Admitted(HbaTree tree, HbaEnvironment environment, Scope scope)
    {
        var first = new FirstMatch(tree, environment);
        return RandomRules.InScope(scope).FirstOrDefault(connection => first.Find(connection).Admits == true);
    }
}
