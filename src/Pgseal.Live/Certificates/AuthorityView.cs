using Pgseal.Core;
using Pgseal.Core.Certificates;

namespace Pgseal.Live.Certificates;

/// <summary>One authority as it is looked at: everything but its key.</summary>
/// <param name="Directory">Where it stands.</param>
/// <param name="IsProtected">Its key is encrypted at rest.</param>
/// <param name="Chain">Its own certificate, then those above it.</param>
/// <param name="Revocations">Its list; null where none was written yet.</param>
public sealed record AuthorityView(
    string Name, string Directory, string CertificateFile, ValueList<CertificateFacts> Chain, bool IsProtected, ValueList<LedgerEntry> Ledger, RevocationListFacts? Revocations)
{
    public CertificateFacts Certificate => Chain[0];

    /// <summary>The authority that it is replacing; null while no rollover is underway.</summary>
    public ReplacedAuthority? Replaced { get; init; }

    /// <summary>Null when there is none of that name.</summary>
    public static AuthorityView? TryRead(string stateDirectory, string name)
    {
        var directory = AuthorityPlace.Of(stateDirectory, name);
        using var authority = LocalAuthority.TryOpen(directory);
        return authority is null ? null : new(
            name,
            directory,
            authority.CertificateFile,
            Core.Certificates.CertificateFile.Read(System.Text.Encoding.ASCII.GetBytes(authority.CertificatePem))!.Value,
            authority.IsLocked,
            authority.Issued,
            RevocationListFile.TryRead(directory))
        {
            Replaced = authority.Replaced is { } old ? new(old.Certificate, authority.Certificate.NotBefore + LeafSpec.Backdating, old.Issued) : null,
        };
    }
}
