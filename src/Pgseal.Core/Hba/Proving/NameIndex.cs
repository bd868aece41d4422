namespace Pgseal.Core.Hba.Proving;

/// <summary>Rules by the names in one column: rules of other names are never looked at.</summary>
sealed class NameIndex(Func<HbaRule, ValueList<HbaToken>> column, Func<HbaToken, bool> isLiteral)
{
    readonly Dictionary<ByteText, List<HbaRule>> byName = [];
    readonly List<HbaRule> forManyNames = [];

    public void Add(HbaRule rule)
    {
        if (!IsLiteral(rule))
        {
            forManyNames.Add(rule);
            return;
        }
        foreach (var token in column(rule))
        {
            if (!byName.TryGetValue(token.Value, out var rules))
                byName[token.Value] = rules = [];
            rules.Add(rule);
        }
    }

    public bool IsLiteral(HbaRule rule) => column(rule).All(isLiteral);

    /// <summary>Of a rule of literal names: those that may match one of them.</summary>
    public IEnumerable<HbaRule> Sharing(HbaRule rule) =>
        forManyNames.Concat(column(rule).SelectMany(token => byName.TryGetValue(token.Value, out var rules) ? rules : [])).Distinct();
}
