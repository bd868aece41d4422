namespace Pgseal.Cli.Reports.Junit;

/// <summary>How a test case ended.</summary>
enum JunitResult
{
    Passed,

    /// <summary>It is known to be bad.</summary>
    Failed,

    /// <summary>It could not be decided: neither good nor bad is known.</summary>
    Error,

    /// <summary>It does not count here: nothing was to be tried, or the policy puts up with it.</summary>
    Skipped,
}
