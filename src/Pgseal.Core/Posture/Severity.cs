namespace Pgseal.Core.Posture;

/// <summary>How bad a finding is; ordered mildest first, so that <c>--fail-on</c> is a comparison.</summary>
public enum Severity
{
    Info,
    Low,
    Medium,
    High,
    Critical,
}
