namespace Pgseal.Core.Posture;

/// <summary>What an endpoint did with plaintext startups, all attempts at it taken together.</summary>
public enum PlaintextAnswer
{
    /// <summary>The rules refused every attempt with SQLSTATE 28000.</summary>
    Refused,

    /// <summary>At least one attempt was let through to authentication.</summary>
    Admitted,

    /// <summary>The address is in scope, but no attempt could be made from an address in scope.</summary>
    NotTried,

    /// <summary>The address is out of scope.</summary>
    NotApplicable,

    /// <summary>An answer came that says neither, such as too many connections.</summary>
    Unknown,
}
