namespace Pgseal.Core.Tls.Hello;

/// <summary>The extensions that are sent or read (IANA, "TLS ExtensionType Values").</summary>
enum ExtensionType
{
    ServerName = 0,
    SupportedGroups = 10,
    PointFormats = 11,
    SignatureAlgorithms = 13,
    Alpn = 16,
    ExtendedMasterSecret = 23,
    SessionTicket = 35,
    SupportedVersions = 43,
    PskModes = 45,
    KeyShare = 51,
    RenegotiationInfo = 0xff01,
}
