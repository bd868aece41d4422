using System.Diagnostics;

namespace Pgseal.Core.Tls.Enumerating;

/// <summary>Whether a server asks its clients for a certificate during the handshake; PostgreSQL does when ssl_ca_file is set.</summary>
/// <remarks>Seen in TLS 1.2 and below only: from 1.3 on the request is encrypted. Asking is not requiring: that is up to the rules.</remarks>
public abstract record ClientCertificateRequest
{
    ClientCertificateRequest()
    {
    }

    public sealed record NotAsked : ClientCertificateRequest;

    /// <param name="Authorities">The subject names of the authorities that the server names, safe to show.</param>
    public sealed record Asked(ValueList<string> Authorities) : ClientCertificateRequest;

    public sealed record Unknown(string Because) : ClientCertificateRequest;

    public T Match<T>(Func<NotAsked, T> notAsked, Func<Asked, T> asked, Func<Unknown, T> unknown) => this switch
    {
        NotAsked it => notAsked(it),
        Asked it => asked(it),
        Unknown it => unknown(it),
        _ => throw new UnreachableException(),
    };
}
