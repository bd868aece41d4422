namespace Pgseal.Core.Planning;

/// <summary>The lowest TLS version that <c>--min-tls</c> lets the server speak.</summary>
public enum TlsFloor
{
    Tls12,
    Tls13,
}
