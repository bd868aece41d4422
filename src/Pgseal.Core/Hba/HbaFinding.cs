using Pgseal.Core.Posture;
using Pgseal.Core.Text;

namespace Pgseal.Core.Hba;

/// <summary>Something in the rules that does not do what it seems to, at a line.</summary>
/// <param name="Rule">Its id has a section in docs/findings/hba-lint.md.</param>
/// <param name="Line">From 1; 0 where the file as a whole is meant.</param>
/// <param name="Observed">What stands there. Untrusted text: escaped when shown.</param>
/// <param name="Hint">What would change it; starts with a verb.</param>
public sealed record HbaFinding(FindingRule Rule, string File, int Line, string Observed, string Hint)
{
    public string Id => Rule.Id;

    public Severity Severity => Rule.Severity;

    public string Source => Line == 0 ? Printable.Text(File) : $"{Printable.Text(File)}:{Line}";

    internal static HbaFinding At(HbaRule rule, FindingRule kind, string observed, string hint) => new(kind, rule.File, rule.LineNumber, observed, hint);
}
