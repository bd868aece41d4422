using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba;

/// <summary>Connections that two files treat differently: those that these two rules decide.</summary>
/// <param name="Connection">
/// One of them; its file and line are those of <paramref name="AfterRule"/>, or of <paramref name="BeforeRule"/> where there is none.
/// </param>
/// <param name="Kinds">The kinds of connection among them.</param>
/// <param name="BeforeRule">Null where no rule of the first file matches, or its server does not serve the kind.</param>
/// <param name="AfterRule">The same of the second file.</param>
public sealed record HbaFateChange(
    HbaFate Before, HbaFate After, Witness Connection, ValueList<ConnectionKind> Kinds, HbaRule? BeforeRule, HbaRule? AfterRule)
{
    public bool IsNewlyAdmitted => !Before.IsAdmitted && After.IsAdmitted;

    public bool IsNewlyRefused => Before.IsAdmitted && !After.IsAdmitted;
}
