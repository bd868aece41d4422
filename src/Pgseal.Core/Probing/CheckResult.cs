namespace Pgseal.Core.Probing;

/// <summary>What came of a check.</summary>
public enum CheckResult
{
    Ok,
    Bad,

    /// <summary>It could not be seen: never good.</summary>
    Unknown,

    /// <summary>There is nothing to check here, or it was not asked.</summary>
    NotApplicable,
}
