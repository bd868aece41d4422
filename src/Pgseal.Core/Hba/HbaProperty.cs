using System.Diagnostics;

namespace Pgseal.Core.Hba;

/// <summary>Something that the rules can be held to, over all connections of a scope.</summary>
public abstract record HbaProperty
{
    HbaProperty()
    {
    }

    /// <summary>No plaintext connection is admitted.</summary>
    public sealed record PlaintextRefused : HbaProperty;

    /// <summary>No plaintext physical replication is admitted; GSS-encrypted is not plaintext.</summary>
    public sealed record ReplicationRequiresTls : HbaProperty;

    /// <summary>No plaintext connection meets a rule that asks for the password itself: password, ldap, pam, bsd, radius.</summary>
    public sealed record NoCleartextPasswordWithoutTls : HbaProperty;

    /// <summary>No TCP connection meets the method trust.</summary>
    /// <remarks>
    /// With clientcert=verify-full the certificate must name the role, as the method cert demands (13 to 18), so that is no trust.
    /// verify-ca lets the owner of any certificate be any role, so that is.
    /// </remarks>
    public sealed record NoTrustFromRemote : HbaProperty;

    /// <summary>Every TCP connection that is admitted is TLS and must show a certificate of a known authority.</summary>
    public sealed record ClientCertificateRequired : HbaProperty;

    /// <summary>A sentence of the property language: <c>role app only from 10.0.0.0/8 over tls</c>.</summary>
    /// <param name="Text">The sentence with single spaces.</param>
    /// <param name="IsNever">True: no admitted connection satisfies all clauses. False (<c>only</c>): each does.</param>
    public sealed record OnlyThrough(string Text, HbaSubject Subject, bool IsNever, HbaClauses Clauses) : HbaProperty;

    /// <summary>The name on the command line, or the sentence.</summary>
    public string Name => Match(
        plaintextRefused: _ => "plaintext-refused",
        replicationRequiresTls: _ => "replication-requires-tls",
        noCleartextPasswordWithoutTls: _ => "no-cleartext-password-without-tls",
        noTrustFromRemote: _ => "no-trust-from-remote",
        clientCertificateRequired: _ => "client-certificate-required",
        onlyThrough: it => it.Text);

    public T Match<T>(
        Func<PlaintextRefused, T> plaintextRefused,
        Func<ReplicationRequiresTls, T> replicationRequiresTls,
        Func<NoCleartextPasswordWithoutTls, T> noCleartextPasswordWithoutTls,
        Func<NoTrustFromRemote, T> noTrustFromRemote,
        Func<ClientCertificateRequired, T> clientCertificateRequired,
        Func<OnlyThrough, T> onlyThrough) => this switch
    {
        PlaintextRefused it => plaintextRefused(it),
        ReplicationRequiresTls it => replicationRequiresTls(it),
        NoCleartextPasswordWithoutTls it => noCleartextPasswordWithoutTls(it),
        NoTrustFromRemote it => noTrustFromRemote(it),
        ClientCertificateRequired it => clientCertificateRequired(it),
        OnlyThrough it => onlyThrough(it),
        _ => throw new UnreachableException(),
    };
}
