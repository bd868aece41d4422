using Pgseal.Core.Hba.Linting;

namespace Pgseal.Core.Hba;

/// <summary>Finds what surprises in rules: lines that mean something else than they seem to, or nothing.</summary>
public static class HbaLint
{
    /// <remarks>In the order of files and lines. What depends on facts that are not known is not found; of reachability it is said.</remarks>
    public static HbaLintResult Find(HbaTree tree, HbaEnvironment environment)
    {
        var (tls, reach) = (new TlsLint(tree, environment), new ReachLint(tree, environment));
        return new(
            FileLint.Find(tree)
                .Concat(LineLint.Find(tree))
                .Concat(IncludeLint.Find(tree))
                .Concat(ErrorLint.Find(tree))
                .Concat(tree.Rules.SelectMany(rule => AddressLint.Find(rule).Concat(NameLint.Find(rule, tree, environment)).Concat(tls.Find(rule))))
                .Concat(FamilyLint.Find(tree))
                .Concat(ReplicationLint.Find(tree))
                .Concat(reach.Find())
                .DistinctBy(finding => (finding.Id, finding.File, finding.Line, finding.Observed))
                .OrderBy(finding => finding.File, StringComparer.Ordinal)
                .ThenBy(finding => finding.Line)
                .ToValueList(),
            reach.NotKnown().ToValueList());
    }
}
