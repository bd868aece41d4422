namespace Pgseal.Core.Tls.Hello;

/// <summary>The first byte of a handshake message (RFC 5246, section 7.4).</summary>
enum MessageType
{
    ClientHello = 1,
    ServerHello = 2,
    Certificate = 11,
    ServerKeyExchange = 12,
    CertificateRequest = 13,
    ServerHelloDone = 14,
    CertificateStatus = 22,
}
