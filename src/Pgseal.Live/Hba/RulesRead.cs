using Pgseal.Core;
using Pgseal.Core.Hba;

namespace Pgseal.Live.Hba;

/// <summary>Rules as they were read from files or a server, with what they are judged against.</summary>
/// <param name="Subject">What was asked for: the path, or the target without its password.</param>
/// <param name="NotSeen">Paths that the rules refer to and that could not be looked at, each with the reason.</param>
/// <param name="View">The rows of the server's own pg_hba_file_rules; null without a server, or where they may not be seen.</param>
/// <param name="Notes">What else a reader should know of how the rules were read.</param>
public sealed record RulesRead(
    string Subject, HbaTree Tree, HbaEnvironment Environment, ValueList<string> NotSeen, ValueList<HbaViewRow>? View, ValueList<string> Notes)
{
    public bool IsLive { get; init; }

    /// <summary>Whether GSS-encrypted clients were seen on the server.</summary>
    public bool GssSeen { get; init; }

    /// <summary>Whether the server would load the rules; null where that depends on something named in <see cref="Unknown"/>.</summary>
    public bool? Loads => Tree.Loads;

    /// <summary>Everything named that the reading of the rules depends on and that is not known.</summary>
    public ValueList<string> Unknown => NotSeen.Concat(Tree.Doubts).ToValueList();

    public ValueList<HbaDisagreement> Disagreements =>
        View is { } view ? HbaView.Disagreements(HbaView.Rows(Tree), view, Tree.Version) : [];
}
