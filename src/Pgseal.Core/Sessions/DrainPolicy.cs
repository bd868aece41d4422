namespace Pgseal.Core.Sessions;

/// <summary>How in-scope plaintext sessions are ended once the rules refuse new ones.</summary>
public enum DrainPolicy
{
    /// <summary>They are left and listed.</summary>
    None,

    /// <summary>Those idle now are ended; the rest is left.</summary>
    Idle,

    /// <summary>Each is ended once it has been idle outside a transaction for 100 ms.</summary>
    Transaction,

    /// <summary>They are ended at once.</summary>
    Now,
}
