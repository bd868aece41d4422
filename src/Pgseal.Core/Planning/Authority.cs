using Pgseal.Core.Certificates;

namespace Pgseal.Core.Planning;

/// <summary>The cluster's local authority: where its certificate stands or will stand.</summary>
/// <param name="Certificate">Null until it is created.</param>
public sealed record Authority(string File, CertificateFacts? Certificate)
{
    /// <summary>Whether this leaf says that the authority issued it.</summary>
    public bool Issued(CertificateFacts leaf) => Certificate is { } own && leaf.Issuer == own.Subject;
}
