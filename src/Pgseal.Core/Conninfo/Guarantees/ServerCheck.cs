namespace Pgseal.Core.Conninfo.Guarantees;

/// <summary>What a client checks of the certificate that a server shows.</summary>
public enum ServerCheck
{
    Nothing,

    /// <summary>The program decides, not the settings.</summary>
    Unknown,

    /// <summary>That an authority it trusts issued it: <c>verify-ca</c>.</summary>
    Chain,

    /// <summary>And that it is for the host that was dialled: <c>verify-full</c>.</summary>
    ChainAndName,
}
