using System.Text;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Tests.Hba;

/// <summary>A conversion takes in-scope plaintext away and nothing else, over every connection of a small world.</summary>
public sealed class ConversionOfRandomRulesTests
{
    const int Files = 90;

    /// <summary>Each file is tried with one in so many connections of the world, another part for each.</summary>
    const int Part = 41;

    public static TheoryData<HbaConversionStrategy, bool, ScopeKind> Ways => new()
    {
        { HbaConversionStrategy.Convert, false, ScopeKind.Remote },
        { HbaConversionStrategy.Convert, true, ScopeKind.Remote },
        { HbaConversionStrategy.Convert, false, ScopeKind.All },
        { HbaConversionStrategy.Guard, false, ScopeKind.Remote },
        { HbaConversionStrategy.Guard, true, ScopeKind.Remote },
        { HbaConversionStrategy.Guard, true, ScopeKind.All },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Only_plaintext_in_scope_changes_its_fate(HbaConversionStrategy strategy, bool hasGss, ScopeKind kind)
    {
        var scope = kind == ScopeKind.All ? Scope.All : Scope.Remote;
        var converted = 0;
        for (var seed = 0; seed < Files; seed++)
        {
            var rules = new RandomRules(seed);
            var environment = RandomRules.World(rules.Major) with { Features = hasGss ? [HbaFeature.Gss] : [] };
            var text = rules.File();
            var before = FakeFiles.Read(environment, text);
            if (before.Loads != true)
                continue;
            var options = new HbaConversionOptions(strategy, GssSeen: hasGss);
            switch (HbaConversion.Convert(before, environment, scope, options))
            {
                case HbaConversionResult.Converted it:
                    SameFateElsewhere(seed, $"seed {seed}\n{text}\n{Encoding.UTF8.GetString(it.Files[0].After.Span)}", before, it.Tree, environment, scope, hasGss);
                    Assert.IsType<HbaConversionResult.NothingToChange>(HbaConversion.Convert(it.Tree, environment, scope, options));
                    ShowsEveryChange(it.Files[0], strategy);
                    converted++;
                    break;
                case HbaConversionResult.NothingToChange:
                    Assert.IsType<Proof.Proven>(PlaintextProof.Decide(before, environment, scope));
                    break;
                case HbaConversionResult.Refused it:
                    Assert.Fail($"seed {seed}: {string.Join("; ", it.Reasons)}\n{text}");
                    break;
            }
        }
        Assert.True(converted > Files / 5, $"{converted} converted");
    }

    static void SameFateElsewhere(int seed, string label, HbaTree before, HbaTree after, HbaEnvironment environment, Scope scope, bool hasGss)
    {
        var (first, then) = (new FirstMatch(before, environment), new FirstMatch(after, environment));
        ConnectionKind[] kinds = [ConnectionKind.Local, ConnectionKind.Tls, ConnectionKind.Plain, .. hasGss ? [ConnectionKind.Gss] : (ConnectionKind[])[]];
        foreach (var connection in kinds.SelectMany(RandomRules.Connections).Where((_, i) => i % Part == seed % Part))
        {
            if (connection.Kind == ConnectionKind.Plain && scope.Covers(connection.Address!))
                Assert.True(then.Find(connection).Admits == false, $"{label}\nadmits {connection}");
            else if (Fate(first.Find(connection)) is var was && Fate(then.Find(connection)) is var now && was != now)
                Assert.Fail($"{label}\n{connection} was {was} and is {now}");
        }
    }

    static string Fate(HbaOutcome outcome) => outcome is HbaOutcome.Matched { Rule.Admits: true } it
        ? $"{it.Rule.Method} {it.Rule.Options.Map}"
        : outcome.Admits == false ? "refused" : "unknown";

    /// <summary>The lines that are shown, done to the file before, give the file after.</summary>
    static void ShowsEveryChange(HbaFileEdit edit, HbaConversionStrategy strategy)
    {
        var rebuilt = new StringBuilder();
        var lines = Encoding.UTF8.GetString(edit.Before.Span).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var ending = lines[i].EndsWith('\r') || strategy == HbaConversionStrategy.Guard && lines[0].EndsWith('\r') ? "\r\n" : "\n";
            foreach (var inserted in edit.Changes.Where(change => change.Line == i + 1 && change.Kind == HbaChangeKind.Inserted))
                rebuilt.Append(inserted.After).Append(ending);
            var changed = edit.Changes.SingleOrDefault(change => change.Line == i + 1 && change.Kind == HbaChangeKind.Changed);
            var text = changed is null ? lines[i] : Unescaped(changed.After!.Value) + (lines[i].EndsWith('\r') ? "\r" : "");
            rebuilt.Append(text).Append(i < lines.Length - 1 ? "\n" : "");
        }
        Assert.Equal(Unescaped(rebuilt.ToString()), Encoding.UTF8.GetString(edit.After.Span));
    }

    static string Unescaped(ByteText text) => Encoding.UTF8.GetString(text.Span);

    static string Unescaped(string shown) => shown.Replace("\\x09", "\t", StringComparison.Ordinal);
}
