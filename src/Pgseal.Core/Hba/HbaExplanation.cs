using Pgseal.Core.Hba.Matching;

namespace Pgseal.Core.Hba;

/// <summary>Retraces what the server does with a connection: every rule it tries, up to the one that decides, and why.</summary>
public static class HbaExplanation
{
    /// <remarks>None where the rules are not loaded, or the connection ends before any rule is looked at.</remarks>
    public static ValueList<HbaTrial> Of(HbaTree tree, HbaEnvironment environment, HbaConnection connection)
    {
        var outcome = FirstMatch.Find(tree, environment, connection);
        if (outcome is HbaOutcome.NotLoaded or HbaOutcome.TlsHandshakeFailed)
            return [];
        var matcher = new RuleMatcher(environment);
        var asked = FirstMatch.Asked(connection, environment);
        var trials = new List<HbaTrial>();
        foreach (var rule in tree.Rules)
        {
            var trial = new RuleTrial(matcher, rule, asked).Judge();
            trials.Add(trial);
            if (trial.Matched == true)
                break;
        }
        return trials.ToValueList();
    }
}
