using Pgseal.Core.Hba.Linting;

namespace Pgseal.Core.Hba;

/// <summary>Finds what surprises in rules: lines that mean something else than they seem to, or nothing.</summary>
public static class HbaLint
{
    /// <remarks>In the order of files and lines; what depends on facts that are not known is not found.</remarks>
    public static ValueList<HbaFinding> Find(HbaTree tree, HbaEnvironment environment) =>
        FileLint.Find(tree)
            .Concat(LineLint.Find(tree))
            .Concat(IncludeLint.Find(tree))
            .Concat(ErrorLint.Find(tree))
            .Concat(tree.Rules.SelectMany(rule => AddressLint.Find(rule).Concat(NameLint.Find(rule, tree, environment)).Concat(TlsLint.Find(rule, tree, environment))))
            .Concat(FamilyLint.Find(tree))
            .Concat(ReplicationLint.Find(tree))
            .Concat(ReachLint.Find(tree, environment))
            .DistinctBy(finding => (finding.Id, finding.File, finding.Line, finding.Observed))
            .OrderBy(finding => finding.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line)
            .ToValueList();
}
