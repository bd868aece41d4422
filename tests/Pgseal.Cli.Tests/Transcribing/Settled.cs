using System.Text.RegularExpressions;
using Pgseal.Live;

namespace Pgseal.Cli.Tests.Transcribing;

/// <summary>Gives what differs from one run or machine to the next one name each.</summary>
static partial class Settled
{
    public static string Text(string output)
    {
        output = output
            .Replace($"pgseal {ToolVersion.Text}", "pgseal VERSION", StringComparison.Ordinal)
            .Replace($"\"tool_version\": \"{ToolVersion.Text}\"", "\"tool_version\": \"VERSION\"", StringComparison.Ordinal)
            .Replace($"user={Environment.UserName} dbname={Environment.UserName}", "user=ME dbname=ME", StringComparison.Ordinal);
        output = Time().Replace(output, "TIME");
        output = Sha256().Replace(output, "SHA256");
        output = Serial().Replace(output, "SERIAL");
        output = CronUser().Replace(output, "$1 ME pgseal");
        output = SystemIdentifier().Replace(output, "SYSTEM-IDENTIFIER");
        output = RunId().Replace(output, "RUN");
        output = MachineName().Replace(output, "CN=MACHINE");
        output = CertifiedNames().Replace(output, "for$1 NAMES");
        output = LeftOutNames().Replace(output, "");
        output = Elapsed().Replace(output, "in ELAPSED");
        return Day().Replace(output, "DAY");
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")]
    private static partial Regex Time();

    [GeneratedRegex(@"\b[0-9a-f]{64}\b")]
    private static partial Regex Sha256();

    [GeneratedRegex(@"\b[0-9a-f]{32}\b")]
    private static partial Regex Serial();

    [GeneratedRegex(@"(17 \d \* \* [1*]) [\w-]+ pgseal")]
    private static partial Regex CronUser();

    [GeneratedRegex(@"\b7\d{18}\b")]
    private static partial Regex SystemIdentifier();

    [GeneratedRegex(@"\b\d{8}T\d{6}Z-\w+\b")]
    private static partial Regex RunId();

    [GeneratedRegex(@"\bCN=[\w.-]+")]
    private static partial Regex MachineName();

    [GeneratedRegex(@"\bfor(:|) +[^\n]*localhost, 127\.0\.0\.1, ::1[^\n]*?(?=, until|\n)")]
    private static partial Regex CertifiedNames();

    [GeneratedRegex(@"[^\n]*left out of the certificate:[^\n]*\n")]
    private static partial Regex LeftOutNames();

    [GeneratedRegex(@"in (\d+ min )?\d+(\.\d)? s\b")]
    private static partial Regex Elapsed();

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d\b")]
    private static partial Regex Day();
}
