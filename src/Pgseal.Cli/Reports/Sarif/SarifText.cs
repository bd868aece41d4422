using Pgseal.Core.Posture;

namespace Pgseal.Cli.Reports.Sarif;

/// <summary>What SARIF has words of its own for.</summary>
static class SarifText
{
    /// <summary>A message in which brackets are no link and braces no placeholder (SARIF 2.1.0, 3.11.5 and 3.11.6).</summary>
    public static SarifLog.Message Message(string untrusted) => new(untrusted
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("[", "\\[", StringComparison.Ordinal)
        .Replace("]", "\\]", StringComparison.Ordinal)
        .Replace("{", "{{", StringComparison.Ordinal)
        .Replace("}", "}}", StringComparison.Ordinal));

    public static string Level(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Medium => "warning",
        Severity.Low or Severity.Info => "note",
    };

    /// <summary>In the middle of the ranges by which code scanners sort: above 9 critical, from 7 high, from 4 medium, above 0 low.</summary>
    public static string? SecuritySeverity(Severity severity) => severity switch
    {
        Severity.Critical => "9.5",
        Severity.High => "8.0",
        Severity.Medium => "5.5",
        Severity.Low => "2.0",
        Severity.Info => null,
    };
}
