using Pgseal.Core.Hba.Converting;

namespace Pgseal.Core.Hba;

/// <summary>Lets plaintext meet the rules that TLS clients meet: the way back where nothing says what the rules were before.</summary>
/// <remarks>
/// <c>hostssl</c> becomes <c>host</c>, whatever the method, so that what is rejected stays rejected; pgseal's guard goes. A line that means anything
/// over TLS only (a client certificate) is never opened: without TLS it would let in whoever it was to keep out.
/// </remarks>
public static class HbaReopening
{
    public static HbaConversionResult Open(HbaTree tree, HbaEnvironment environment)
    {
        if (HbaConversion.Unreadable(tree) is [_, ..] unreadable)
            return new HbaConversionResult.Refused(unreadable.ToValueList(), null);
        var main = tree.Files[tree.MainFile];
        if (GuardMarkers.Find(main) is not { } guard)
            return new HbaConversionResult.Refused([GuardMarkers.Damaged(main)], null);
        var rules = tree.Rules.Where(rule => rule.File != main.Path || rule.Line.Span.Start < guard.Start || rule.Line.Span.Start >= guard.End).ToList();
        if (rules.Select(Obstacle).OfType<HbaDiagnostic>().ToValueList() is [_, ..] obstacles)
            return new HbaConversionResult.Refused(obstacles, null);
        var edits = rules.Where(rule => rule.Type == HbaRuleType.HostSsl)
            .DistinctBy(rule => (rule.File, rule.Line.Span.Start))
            .GroupBy(rule => rule.File, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList());
        if (guard.Length > 0)
            edits.TryAdd(main.Path, []);
        if (edits.Count == 0)
            return new HbaConversionResult.NothingToChange();
        var files = edits.Select(it => Edit(tree, tree.Files[it.Key], it.Value, it.Key == main.Path ? guard : new(0, 0))).ToValueList();
        var after = HbaConversion.Reread(tree, files, environment);
        return after.Errors.Count > 0 ? new HbaConversionResult.Refused(after.Errors, null) : new HbaConversionResult.Converted(files, after, []);
    }

    /// <summary>What of a rule cannot be opened by another type.</summary>
    static HbaDiagnostic? Obstacle(HbaRule rule)
    {
        var sentence = rule switch
        {
            { Type: HbaRuleType.HostSsl, Admits: true, Method: HbaMethod.Cert } => "the method cert exists over TLS only, so this line is not turned into host",
            { Type: HbaRuleType.HostSsl, Admits: true, Options.ClientCert: not HbaClientCert.Off } => "clientcert exists over TLS only, so this line is not turned into host",
            { Type: HbaRuleType.HostSsl, Admits: true, Options.ComparesDistinguishedName: true } => "clientname exists over TLS only, so this line is not turned into host",
            { Type: HbaRuleType.HostNoSsl, Admits: false } => "this line refuses plaintext, and is not pgseal's: without TLS nobody it matches could connect",
            _ => null,
        };
        return sentence is null ? null : new(rule.File, rule.LineNumber, sentence, HbaDiagnosticOrigin.Pgseal);
    }

    static HbaFileEdit Edit(HbaTree tree, HbaFile file, List<HbaRule> rules, HbaSpan guard)
    {
        var (edits, changes) = (new List<HbaEdit>(), new List<HbaLineChange>());
        if (guard.Length > 0)
        {
            edits.Add(new(guard, ReadOnlyMemory<byte>.Empty));
            var line = file.Bytes.Span[..guard.Start].Count((byte)'\n') + 1;
            changes.Add(new(file.Path, line, HbaChangeKind.Removed, new(file.Bytes[guard.Start..guard.End]), null, "the guard goes"));
        }
        foreach (var rule in rules.OrderBy(rule => rule.Line.Span.Start))
        {
            var copy = new LineCopy(rule, file, tree.Version);
            var edit = copy.WithType(HbaRuleType.Host);
            edits.Add(edit);
            changes.Add(new(file.Path, rule.LineNumber, HbaChangeKind.Changed, copy.Text, copy.TextAfter(edit), "plaintext meets it too"));
        }
        return new(file.Path, file.Bytes, HbaEdit.Apply(file.Bytes, edits), changes.ToValueList());
    }
}
