using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pgseal.Core.Posture;

namespace Pgseal.Cli.Reports.Sarif;

/// <summary>Says which finding of one audit is the same as which of another.</summary>
/// <remarks>
/// Neither the observed value nor a line's number is in it: both change while the finding stays. Where that makes two of one audit alike, their
/// order tells them apart.
/// </remarks>
sealed class Fingerprints
{
    readonly Dictionary<string, int> seen = [];

    public string Of(ClusterReport cluster, MemberReport member, Finding finding)
    {
        string[] parts =
        [
            finding.Id, cluster.SystemIdentifier ?? cluster.Name, member.Target, finding.Subject, FileLine.Of(finding.Source)?.Path ?? finding.Source,
        ];
        var identity = string.Join('\0', parts);
        var earlier = seen[identity] = seen.GetValueOrDefault(identity) + 1;
        var bytes = Encoding.UTF8.GetBytes($"{identity}\0{earlier.ToString(CultureInfo.InvariantCulture)}");
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
