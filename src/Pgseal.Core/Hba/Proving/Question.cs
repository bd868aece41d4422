using Pgseal.Core.Hba.Matching;

namespace Pgseal.Core.Hba.Proving;

/// <summary>Is there a connection that all of some rules match, of a subject and a region?</summary>
/// <param name="Wanted">At least one; several are rules that must match at once.</param>
sealed record Question(Condition[] Wanted, bool IsPhysical, AddressRegion Region, NameSubject Subject)
{
    /// <summary>Where the last rule stands, for messages.</summary>
    public string Place => Wanted[^1].Rule.Place;

    /// <summary>Whether the database columns leave it open at all.</summary>
    public bool IsOpen
    {
        get
        {
            if (!Subject.Covers(IsPhysical))
                return false;
            foreach (var condition in Wanted)
            {
                if (!Asks(condition.Rule, IsPhysical))
                    return false;
            }
            return true;
        }
    }

    static bool Asks(HbaRule rule, bool isPhysical)
    {
        foreach (var token in rule.Databases.AsSpan())
        {
            if (NameMatch.PhysicalReplication(token) == isPhysical)
                return true;
        }
        return false;
    }
}
