using System.Diagnostics.CodeAnalysis;

namespace Pgseal.Core.Tls.Hello;

/// <summary>A protocol version by its number on the wire.</summary>
[SuppressMessage("Design", "CA1008", Justification = "No version has the number 0.")]
public enum TlsVersion
{
    Ssl3 = 0x0300,
    Tls10 = 0x0301,
    Tls11 = 0x0302,
    Tls12 = 0x0303,
    Tls13 = 0x0304,
}
