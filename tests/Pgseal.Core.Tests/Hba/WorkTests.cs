using Pgseal.Core.Hba;
using Pgseal.Core.Hba.Proving;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Hba;

/// <summary>An analysis that may do no more says that it does not know, and why.</summary>
public sealed class WorkTests
{
    const string Rules = "host all all 10.0.0.0/8 md5\nhost app all all md5\nhost all all all reject\nhost app bob all md5\n";

    static readonly HbaEnvironment Sixteen = new(ServerVersion.OfMajor(16));

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(40)]
    [InlineData(100)]
    public void What_reachability_says_with_little_work_is_true_or_unknown(long most)
    {
        var tree = FakeFiles.Read(Sixteen, Rules);
        var known = HbaReachability.Of(tree, Sixteen);
        var answers = new ReachabilityOfRules(tree, Sixteen, new(most)).All();
        Assert.Contains(answers, answer => answer is RuleReachability.Unknown or RuleReachability.Reachable { RedundancyUnknown: not null });
        foreach (var (answer, whole) in answers.Zip(known))
        {
            if (answer is RuleReachability.Unknown unknown)
                Assert.All(unknown.Because, because => Assert.Contains(Work.Reason, because, StringComparison.Ordinal));
            else if (answer is RuleReachability.Reachable { RedundancyUnknown: { } why })
                Assert.Contains(Work.Reason, why, StringComparison.Ordinal);
            else
                Assert.IsType(whole.GetType(), answer);
        }
    }

    [Theory]
    [InlineData(0, HbaRelation.Unknown)]
    [InlineData(30, HbaRelation.Unknown)]
    [InlineData(Work.Usual, HbaRelation.Equivalent)]
    public void A_comparison_with_little_work_is_unknown(long most, HbaRelation relation)
    {
        var tree = FakeFiles.Read(Sixteen, Rules);
        var work = new Work(most);
        var comparison = new FateComparison(new(tree, Sixteen, work), new(tree, Sixteen, work), work).Compare();
        Assert.Equal(relation, comparison.Relation);
        Assert.Equal(relation == HbaRelation.Unknown, comparison.Because.Count > 0);
    }
}
