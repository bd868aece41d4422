using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>The target's sslmode asks for a certificate that the server does not have.</summary>
public sealed class CertificateRejected(Target target, CertificateFault fault, string why)
    : ConnectionException(FailureKind.Unreachable, target, $"the server's certificate is not accepted: {why}", fault switch
    {
        CertificateFault.Untrusted => "name the file of the authority that issued it: sslrootcert=FILE",
        CertificateFault.Expired or CertificateFault.NotYetValid => "replace the certificate, or compare the clocks of both machines",
        CertificateFault.NameMismatch => "connect by one of the names in the certificate, or have it issued for this one",
        CertificateFault.Invalid => "have a certificate issued for a server",
    })
{
    public CertificateFault Fault { get; } = fault;
}
