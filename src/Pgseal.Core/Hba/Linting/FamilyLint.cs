namespace Pgseal.Core.Hba.Linting;

/// <summary>Rules for all addresses of one family that have no twin for the other: 0.0.0.0/0 is not everybody.</summary>
static class FamilyLint
{
    public static IEnumerable<HbaFinding> Find(HbaTree tree)
    {
        var whole = tree.Rules.Where(rule => IsWhole(rule.Address, isV6: false) || IsWhole(rule.Address, isV6: true)).ToLookup(rule => (rule.Type, rule.Databases, rule.Users));
        var covered = whole.ToDictionary(same => same.Key, same => (V4: same.Any(rule => IsWhole(rule.Address, isV6: false)), V6: same.Any(rule => IsWhole(rule.Address, isV6: true))));
        foreach (var rule in whole.SelectMany(same => same).Where(rule => rule.Address is HbaAddress.Masked))
        {
            var (v4, v6) = covered[(rule.Type, rule.Databases, rule.Users)];
            if (v4 && v6)
                continue;
            var (other, everything) = v6 ? ("IPv4", "0.0.0.0/0") : ("IPv6", "::/0");
            yield return HbaFinding.At(rule, HbaLintRules.OneAddressFamily, $"{other} is left out", $"Write all, or add the rule for {everything}");
        }
    }

    /// <summary>Whether it is every address of a family.</summary>
    static bool IsWhole(HbaAddress? address, bool isV6) =>
        address is HbaAddress.All || (address is HbaAddress.Masked { Cube: var cube } && cube.IsV6 == isV6 && cube.Mask == 0);
}
