namespace Pgseal.Core.Posture;

/// <summary>A judgement on facts: nothing is found without a value that was observed and the place where it was read.</summary>
/// <param name="Rule">What kind of finding this is; its id is a stable slug with a page under docs/findings/.</param>
/// <param name="Subject">The one thing it is about: a setting, a file, a session, a member.</param>
/// <param name="Observed">The value seen. Untrusted text: escaped when shown.</param>
/// <param name="Source">Where it was read: <c>pg_hba.conf:5</c>, <c>pg_settings</c>, <c>handshake 10.1.0.5:5432</c>.</param>
/// <param name="Hint">What would change it; starts with a verb and can be pasted where possible.</param>
public sealed record Finding(FindingRule Rule, string Subject, string Observed, string Source, string Hint)
{
    public string Id => Rule.Id;

    public Severity Severity => Rule.Severity;

    /// <summary>The kinds of finding that could not be looked for because of this one: none of them is known to be absent.</summary>
    public ValueList<FindingRule> NotJudged { get; init; }

    /// <summary>The policy's exception for it; null when there is none. It is shown and counted all the same.</summary>
    public Exemption? Exemption { get; init; }
}
