namespace Pgseal.Core.Probing;

/// <summary>How a client ends up connected, its credentials aside.</summary>
public enum ClientGets
{
    Tls,
    Plaintext,
    Refused,
    Unknown,
}
