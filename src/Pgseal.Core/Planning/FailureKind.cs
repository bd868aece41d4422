namespace Pgseal.Core.Planning;

/// <summary>What kind of failure an exception stands for; the command line has one exit code for each.</summary>
public enum FailureKind
{
    /// <summary>What was given cannot be used: a target, a file, a name.</summary>
    BadInput,

    /// <summary>Something could not be reached or seen.</summary>
    Unreachable,

    /// <summary>A guard refused before anything that matters was touched.</summary>
    Refused,

    /// <summary>It failed, was undone, and is verified to be as before.</summary>
    RolledBack,

    /// <summary>It failed and something stands that needs a person.</summary>
    Attention,
}
