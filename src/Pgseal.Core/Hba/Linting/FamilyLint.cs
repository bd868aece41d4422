namespace Pgseal.Core.Hba.Linting;

/// <summary>Rules for all addresses of one family that have no twin for the other: 0.0.0.0/0 is not everybody.</summary>
static class FamilyLint
{
    public static IEnumerable<HbaFinding> Find(HbaTree tree)
    {
        foreach (var rule in tree.Rules)
        {
            if (rule.Address is not HbaAddress.Masked { Cube.Mask: var mask, Cube.IsV6: var isV6 } || mask != 0 || tree.Rules.Any(other => IsTwin(other, rule, isV6)))
                continue;
            var (other, everything) = isV6 ? ("IPv4", "0.0.0.0/0") : ("IPv6", "::/0");
            yield return HbaFinding.At(rule, HbaLintRules.OneAddressFamily, $"{other} is left out", $"Write all, or add the rule for {everything}");
        }
    }

    static bool IsTwin(HbaRule other, HbaRule rule, bool isV6) =>
        other.Type == rule.Type && other.Databases == rule.Databases && other.Users == rule.Users
        && (other.Address is HbaAddress.All || (other.Address is HbaAddress.Masked masked && masked.Cube.IsV6 != isV6 && masked.Cube.Mask == 0));
}
