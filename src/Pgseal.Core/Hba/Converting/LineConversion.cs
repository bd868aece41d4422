using Pgseal.Core.Hba.Matching;
using Pgseal.Core.Hba.Proving;
using Pgseal.Core.Posture;

namespace Pgseal.Core.Hba.Converting;

/// <summary>The strategy convert: the smallest edit of each line that admits in-scope plaintext.</summary>
sealed class LineConversion(HbaTree tree, HbaEnvironment environment, Scope scope, bool gssSeen)
{
    readonly Dictionary<(string File, int Start), ConvertedRule> lines = [];
    readonly List<HbaDiagnostic> refusals = [];

    public ConversionPlan Plan()
    {
        var matcher = new RuleMatcher(environment);
        var local = new LocalReach(matcher, tree.Rules, scope);
        foreach (var rule in PlaintextProof.Admitting(tree, environment, AddressRegion.Of(scope)))
        {
            if (local.Of(rule) is { } networks)
                Convert(rule, networks);
            else
                refusals.Add(Refusal(rule));
        }
        var files = lines.Values.GroupBy(line => line.Rule.File, StringComparer.Ordinal).Select(Edit).ToList();
        return new(files, refusals, local.Assumptions);
    }

    internal static HbaDiagnostic Refusal(HbaRule rule) => new(
        rule.File, rule.LineNumber, "what it means for the local networks depends on the server's interfaces, which are not known", HbaDiagnosticOrigin.Pgseal);

    /// <summary>A file that is included twice has its lines once: what any of its rules needs is done.</summary>
    void Convert(HbaRule rule, ValueList<AddressCube> networks)
    {
        var key = (rule.File, rule.Line.Span.Start);
        var before = lines.TryGetValue(key, out var same) ? same.Local : [];
        var keepsGss = environment.Has(HbaFeature.Gss) != false && (gssSeen || rule.Method == HbaMethod.Gss);
        lines[key] = new(rule, before.Concat(networks).Distinct().ToValueList(), keepsGss);
    }

    FileChange Edit(IGrouping<string, ConvertedRule> converted)
    {
        var file = tree.Files[converted.Key];
        var (edits, changes) = (new List<HbaEdit>(), new List<HbaLineChange>());
        foreach (var line in converted.OrderBy(line => line.Rule.Line.Span.Start))
        {
            var rule = line.Rule;
            var copy = new LineCopy(rule, file, tree.Version);
            foreach (var network in line.Local)
                Insert(copy.Beside(rule.Type, network.ToString()), "keeps plaintext from the local network as it was");
            if (rule.Type == HbaRuleType.Host && line.KeepsGss)
                Insert(copy.Beside(HbaRuleType.HostGssEnc, address: null), "keeps GSS-encrypted clients as they were");
            var (edit, reason) = Change(rule, copy, line.KeepsGss);
            edits.Add(edit);
            changes.Add(new(rule.File, rule.LineNumber, HbaChangeKind.Changed, copy.Text, copy.TextAfter(edit), reason));

            void Insert(ByteText text, string why)
            {
                edits.Add(HbaEdit.Insert(rule.Line.Span.Start, ByteText.Concat(text, new(copy.LineEnding.ToArray())).Span.ToArray()));
                changes.Add(new(rule.File, rule.LineNumber, HbaChangeKind.Inserted, null, text, why));
            }
        }
        return new(file, edits, changes);
    }

    /// <summary>hostnossl means plaintext and GSS, so without plaintext it means GSS, or where there is none, nobody.</summary>
    (HbaEdit Edit, string Reason) Change(HbaRule rule, LineCopy copy, bool keepsGss) => rule.Type switch
    {
        HbaRuleType.HostNoSsl when keepsGss || environment.Has(HbaFeature.Gss) == true =>
            (copy.WithType(HbaRuleType.HostGssEnc), "admits plaintext in scope; only GSS-encrypted clients are left to it"),
        HbaRuleType.HostNoSsl => (copy.WithReject(), "admits plaintext in scope and nothing else"),
        _ => (copy.WithType(HbaRuleType.HostSsl), "admits plaintext in scope"),
    };
}
