using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Tls.Enumerating;

/// <summary>What a server accepts of TLS, as its answers to hand-made ClientHellos show.</summary>
/// <remarks>Nothing here is authenticated: no handshake was finished.</remarks>
/// <param name="Versions">All five, the newest first.</param>
/// <param name="Weak">One answer for <see cref="SuiteGrade.Broken"/>, and one for <see cref="SuiteGrade.Dated"/> where that was asked.</param>
/// <param name="Traits">Of the newest version below 1.3 that is accepted; null when none is.</param>
/// <param name="Connections">How many were opened.</param>
public sealed record TlsInventory(
    ValueList<VersionAnswer> Versions,
    ValueList<WeakAnswer> Weak,
    ServerTraits? Traits,
    ClientCertificateRequest ClientCertificate,
    int Connections)
{
    public VersionAnswer this[TlsVersion version] => Versions.First(it => it.Version == version);
}
