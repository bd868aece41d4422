namespace Pgseal.Core.Tls.Hello;

/// <summary>The first byte of a record (RFC 8446, section 5.1).</summary>
enum RecordType
{
    Alert = 21,
    Handshake = 22,
}
