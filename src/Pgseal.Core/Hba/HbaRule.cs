namespace Pgseal.Core.Hba;

/// <summary>One rule of the flat, ordered list that the server walks.</summary>
/// <param name="Index">Its place in the list, from 0.</param>
/// <param name="Address">Null for <c>local</c>.</param>
/// <param name="Fields">The columns with the spans of every word.</param>
/// <param name="AddressFields">How many columns the address takes: 0, 1, or 2 with a netmask.</param>
public sealed record HbaRule(
    int Index,
    HbaRuleType Type,
    HbaAddress? Address,
    HbaMethod Method,
    HbaOptions Options,
    string File,
    HbaLine Line,
    ValueList<HbaField> Fields,
    int AddressFields)
{
    public ValueList<HbaToken> Databases => Fields[1].Tokens;

    public ValueList<HbaToken> Users => Fields[2].Tokens;

    public int LineNumber => Line.Number;

    /// <summary>A rule that matches lets the connection go on to authentication unless its method is reject.</summary>
    public bool Admits => Method != HbaMethod.Reject;

    /// <summary>Where it stands, for messages: <c>pg_hba.conf:5</c>.</summary>
    public string Place => $"{Text.Printable.Text(File)}:{LineNumber}";

    internal int MethodField => 3 + AddressFields;
}
