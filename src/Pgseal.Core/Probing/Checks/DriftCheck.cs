using System.Globalization;
using Pgseal.Core.Posture;

namespace Pgseal.Core.Probing.Checks;

/// <summary>What has changed since an earlier probe: TLS lost, another certificate, plaintext newly admitted.</summary>
/// <remarks>An N that nobody signed looks like a server without TLS; only a memory tells a downgrade.</remarks>
static class DriftCheck
{
    public static Judged Judge(TargetSeen seen)
    {
        if (seen.Earlier is not { } earlier)
            return new(CheckResult.NotApplicable, "not asked: no earlier probe was given (--since FILE)");
        if (!earlier.Known)
            return new(CheckResult.Unknown, "the earlier probe did not look at this target", "probe it again with the file of this probe");
        var now = ProbedTarget.PlaintextOf(seen);
        var since = earlier.At is { } at ? $" since {at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}" : "";
        var certificate = seen.Certified?.Certificate?.Leaf.Sha256;
        List<string> worse = [];
        if (earlier.Tls == true && seen.ServesTls == false)
            worse.Add("TLS was served and is not any more: switched off, or somebody on the path denies it");
        if (earlier.Plaintext != "admitted" && now == PlaintextAnswer.Admitted)
            worse.Add($"plaintext is admitted now and was {earlier.Plaintext}");
        if (earlier.CertificateSha256 is { } before && certificate is not null && certificate != before)
            worse.Add($"the certificate changed from {before} to {certificate}");
        if (worse.Count > 0)
            return new(CheckResult.Bad, string.Join("; ", worse) + since, "find out who changed it; if it was you, keep the file of this probe");
        return (earlier.Tls == true && seen.ServesTls is null) || (earlier.CertificateSha256 is not null && certificate is null) || now == PlaintextAnswer.Unknown
            ? new(CheckResult.Unknown, $"not everything of the earlier probe could be seen again{since}", "ask again")
            : new(CheckResult.Ok, $"nothing got worse{since}");
    }
}
