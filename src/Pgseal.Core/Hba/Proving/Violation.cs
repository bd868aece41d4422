using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba.Proving;

/// <summary>One way to break a property: a connection of this kind, region and subject that such a rule decides.</summary>
sealed record Violation(ConnectionKind Kind, Func<HbaRule, bool> IsBrokenBy, AddressRegion Region, NameSubject Subject)
{
    /// <summary>Whether a rule decides connections of the kind, and breaks the property with them.</summary>
    public bool Involves(HbaRule rule) => rule.Type.Covers(Kind) && IsBrokenBy(rule);

    /// <summary>Whether a rule takes connections away that would break it later.</summary>
    /// <remarks>One that breaks it itself does not: such a connection is a violation there already.</remarks>
    public bool IsPreventedBy(HbaRule rule) => rule.Type.Covers(Kind) && !IsBrokenBy(rule);
}
