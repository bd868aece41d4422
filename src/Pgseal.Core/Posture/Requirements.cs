using Pgseal.Core.Certificates;
using Pgseal.Core.Planning;

namespace Pgseal.Core.Posture;

/// <summary>What a policy asks of every member, beyond what always holds.</summary>
/// <param name="Floor">The lowest TLS version that may be allowed; null for no more than usual.</param>
/// <param name="RenewalWindow">How long before its end a certificate should be replaced.</param>
/// <param name="ClientCertificates">Whether clients must be asked for a certificate.</param>
public sealed record Requirements(TlsFloor? Floor, TimeSpan RenewalWindow, bool ClientCertificates)
{
    /// <summary>Without a policy.</summary>
    public static Requirements Usual { get; } = new(null, Expiry.RenewalWindow, ClientCertificates: false);
}
