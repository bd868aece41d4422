namespace Pgseal.Core.Planning;

/// <summary>How a run ended, as apply's JSON names it.</summary>
public enum RunOutcome
{
    /// <summary>Everything was done and verified.</summary>
    Verified,

    /// <summary>Everything was as it should be already.</summary>
    NothingToChange,

    /// <summary>A guard refused; pg_hba.conf and sessions are untouched.</summary>
    Refused,

    /// <summary>It failed, was undone, and is verified to be as before.</summary>
    RolledBack,

    /// <summary>It failed and something stands that needs a person.</summary>
    Attention,
}
