using Pgseal.Core.Hba.Converting;
using Pgseal.Core.Posture;

namespace Pgseal.Core.Hba;

/// <summary>Takes in-scope plaintext out of the rules with the smallest edit, and proves that it is gone.</summary>
public static class HbaConversion
{
    public static HbaConversionResult Convert(HbaTree tree, HbaEnvironment environment, Scope scope, HbaConversionOptions options)
    {
        if (Unreadable(tree) is { Count: > 0 } unreadable)
            return new HbaConversionResult.Refused(unreadable.ToValueList(), null);
        if (PlaintextProof.Decide(tree, environment, scope) is Proof.Proven)
            return new HbaConversionResult.NothingToChange();
        var plan = options.Strategy switch
        {
            HbaConversionStrategy.Convert => new LineConversion(tree, environment, scope, options.GssSeen).Plan(),
            HbaConversionStrategy.Guard => new GuardBlock(tree, environment, scope, options.GssSeen).Plan(),
        };
        if (plan.Refusals.Count > 0)
            return new HbaConversionResult.Refused(plan.Refusals.ToValueList(), null);
        var edits = plan.Files.Select(change => new HbaFileEdit(
            change.File.Path, change.File.Bytes, HbaEdit.Apply(change.File.Bytes, change.Edits), change.Changes.ToValueList())).ToValueList();
        return Judged(tree, edits, plan.Assumptions.ToValueList(), environment, scope);
    }

    /// <summary>Nothing is handed out that the server would refuse or that the proof does not hold for.</summary>
    static HbaConversionResult Judged(
        HbaTree tree, ValueList<HbaFileEdit> edits, ValueList<string> assumptions, HbaEnvironment environment, Scope scope)
    {
        var after = Reread(tree, edits, environment);
        if (after.Errors.Count > 0)
            return new HbaConversionResult.Refused(after.Errors, null);
        var proof = PlaintextProof.Decide(after, environment, scope);
        return proof.Match<HbaConversionResult>(
            proven: _ => new HbaConversionResult.Converted(edits, after, assumptions),
            refuted: it => Refused(it.Witness.File, it.Witness.Line, "would still admit plaintext in scope", proof),
            unknown: it => Refused(tree.MainFile, 0, $"cannot be proven: {string.Join("; ", it.Because)}", proof));
    }

    /// <summary>The rules as they will be read once the edits are made.</summary>
    internal static HbaTree Reread(HbaTree tree, ValueList<HbaFileEdit> edits, HbaEnvironment environment)
    {
        var sources = new Dictionary<string, HbaSource>(tree.Sources);
        foreach (var edit in edits)
            sources[edit.Path] = new HbaSource.Content(edit.After);
        return HbaReader.Read(environment, tree.MainFile, sources);
    }

    static HbaConversionResult.Refused Refused(string file, int line, string reason, Proof proof) =>
        new([new(file, line, reason, HbaDiagnosticOrigin.Pgseal)], proof);

    /// <summary>Why the files are not edited at all.</summary>
    internal static List<HbaDiagnostic> Unreadable(HbaTree tree) =>
    [
        .. tree.Errors,
        .. tree.Needs.Select(path => new HbaDiagnostic(path, 0, "was not read", HbaDiagnosticOrigin.Pgseal)),
        .. tree.Files.Values.Where(file => file.Bytes.Span.Contains((byte)0))
            .Select(file => new HbaDiagnostic(file.Path, 0, "contains a NUL byte, which hides text from the server", HbaDiagnosticOrigin.Pgseal)),
    ];
}
