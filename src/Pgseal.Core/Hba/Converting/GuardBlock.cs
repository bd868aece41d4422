using Pgseal.Core.Hba.Matching;
using Pgseal.Core.Hba.Proving;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba.Converting;

/// <summary>The strategy guard: one block before all lines takes plaintext away, whatever they say.</summary>
/// <remarks>
/// Only hostnossl and hostgssenc rules stand in it, so no TLS client ever notices. Plaintext from the local networks meets copies of the rules it
/// would have met, narrowed to them and in their order, and then the same refusal as before: none of the rest could have matched.
/// </remarks>
sealed class GuardBlock(HbaTree tree, HbaEnvironment environment, Scope scope, bool gssSeen)
{
    readonly HbaFile main = tree.Files[tree.MainFile];
    readonly RuleMatcher matcher = new(environment);
    readonly List<HbaDiagnostic> refusals = [];

    public ConversionPlan Plan()
    {
        if (GuardMarkers.Find(main) is not { } old)
            return new([], [GuardMarkers.Damaged(main)], []);
        var rules = tree.Rules.Where(rule => rule.File != main.Path || rule.Line.Span.Start < old.Start || rule.Line.Span.Start >= old.End).ToList();
        var local = new LocalReach(matcher, rules, scope);
        var plaintext = Plaintext(rules, local);
        var lines = new List<ByteText> { GuardMarkers.Begin };
        if (KeepsGss(rules))
            lines.AddRange(Gss(rules, plaintext.Exists(copied => copied.Rule.Type == HbaRuleType.HostNoGssEnc)));
        lines.AddRange(plaintext.Select(copied => Copy(copied.Rule, HbaRuleType.HostNoSsl, copied.Network.ToString())));
        lines.AddRange(["hostnossl all all all reject", "hostnossl replication all all reject", GuardMarkers.End]);
        return new([Change(old, lines)], refusals, local.Assumptions);
    }

    FileChange Change(HbaSpan old, List<ByteText> lines)
    {
        var bytes = main.Bytes.Span;
        var firstEnd = bytes.IndexOf((byte)'\n');
        var ending = firstEnd > 0 && bytes[firstEnd - 1] == '\r' ? "\r\n" : "\n";
        var block = ByteText.Concat(ByteText.Join(ending, lines), ending);
        var changes = new List<HbaLineChange>();
        var edits = new List<HbaEdit> { HbaEdit.Insert(0, block.Span.ToArray()) };
        if (old.Length > 0)
        {
            edits.Add(new(old, ReadOnlyMemory<byte>.Empty));
            var line = bytes[..old.Start].Count((byte)'\n') + 1;
            changes.Add(new(main.Path, line, HbaChangeKind.Removed, new(main.Bytes[old.Start..old.End]), null, "the guard of an earlier conversion"));
        }
        changes.AddRange(lines.Select(text => new HbaLineChange(main.Path, 1, HbaChangeKind.Inserted, null, text, "guards against plaintext in scope")));
        return new(main, edits, changes);
    }

    /// <summary>The rules that local plaintext meets; a reject that no admitting rule follows says what the guard's last lines say.</summary>
    List<(HbaRule Rule, AddressCube Network)> Plaintext(List<HbaRule> rules, LocalReach local)
    {
        var copied = new List<(HbaRule Rule, AddressCube Network)>();
        foreach (var rule in rules)
        {
            if (local.Of(rule) is { } networks)
                copied.AddRange(networks.Select(network => (rule, network)));
            else
                refusals.Add(LineConversion.Refusal(rule));
        }
        return copied[..(copied.FindLastIndex(pair => pair.Rule.Admits) + 1)];
    }

    bool KeepsGss(List<HbaRule> rules) => environment.Has(HbaFeature.Gss) != false
        && (gssSeen || rules.Exists(rule => rule.Type == HbaRuleType.HostGssEnc || rule.Method == HbaMethod.Gss));

    /// <summary>hostnossl means GSS too, so its clients must have met their rules before.</summary>
    /// <param name="mustEnd">Whether a rule that follows would match GSS clients that matched nothing before.</param>
    IEnumerable<ByteText> Gss(List<HbaRule> rules, bool mustEnd)
    {
        var work = new Work();
        var passage = new Passage(work);
        var index = new RuleIndex(matcher, rules.Where(rule => rule.Type.Covers(ConnectionKind.Gss)), work);
        foreach (var rule in rules.Where(rule => rule.Type.Covers(ConnectionKind.Gss)))
        {
            var earlier = new Obstacles(index, other => other.Index < rule.Index);
            if (((bool[])[false, true]).Any(isPhysical => !passage.Find(
                new([new(rule, matcher)], isPhysical, AddressRegion.All, NameSubject.Anybody), earlier).IsNever))
                yield return Copy(rule, HbaRuleType.HostGssEnc, address: null);
        }
        if (!mustEnd)
            yield break;
        yield return "hostgssenc all all all reject";
        yield return "hostgssenc replication all all reject";
    }

    ByteText Copy(HbaRule rule, HbaRuleType type, string? address) =>
        new LineCopy(rule, tree.Files[rule.File], tree.Version).Elsewhere(type, address, main.Path);
}
