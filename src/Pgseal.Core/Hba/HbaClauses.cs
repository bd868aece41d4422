using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba;

/// <summary>What a sentence of the property language demands or forbids; null and empty demand nothing.</summary>
/// <param name="From">The client's address is in one of these. It says nothing of Unix sockets, which have no address.</param>
/// <param name="Over">The connection is of one of these kinds.</param>
/// <param name="With">Each of these holds for the rule that admits it.</param>
public sealed record HbaClauses(ValueList<AddressCube>? From, ValueList<ConnectionKind>? Over, ValueList<HbaCredential> With)
{
    internal bool HoldApartFromAddress(ConnectionKind kind, HbaRule rule)
    {
        if (Over is { } kinds && !kinds.Contains(kind))
            return false;
        foreach (var credential in With)
        {
            if (!credential.Holds(rule))
                return false;
        }
        return true;
    }
}
