using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba.Proving;

/// <summary>All ways to break a property.</summary>
static class Violations
{
    static readonly ConnectionKind[] Tcp = [ConnectionKind.Plain, ConnectionKind.Tls, ConnectionKind.Gss];

    static readonly NameSubject PhysicalReplication = NameSubject.Anybody with { IsPhysical = true };

    public static IEnumerable<Violation> Of(HbaProperty property, HbaEnvironment environment, Scope scope)
    {
        var inScope = AddressRegion.Of(scope);
        return property.Match<IEnumerable<Violation>>(
            plaintextRefused: _ => [new(ConnectionKind.Plain, rule => rule.Admits, inScope, NameSubject.Anybody)],
            replicationRequiresTls: _ => [new(ConnectionKind.Plain, rule => rule.Admits, inScope, PhysicalReplication)],
            noCleartextPasswordWithoutTls: _ => [new(ConnectionKind.Plain, AsksForCleartext, inScope, NameSubject.Anybody)],
            noTrustFromRemote: _ => Tcp.Select(kind => new Violation(kind, Trusts, inScope, NameSubject.Anybody)),
            clientCertificateRequired: _ => Tcp.Select(kind => new Violation(kind, rule => AdmitsWithoutCertificate(kind, rule), inScope, NameSubject.Anybody)),
            onlyThrough: it => Kinds(it.Clauses).SelectMany(kind => Of(it, kind, inScope)))
            .Where(violation => IsServed(violation.Kind, environment));
    }

    /// <summary>A kind counts unless it is known that the server does not speak it.</summary>
    public static bool IsServed(ConnectionKind kind, HbaEnvironment environment) => kind switch
    {
        ConnectionKind.Tls => environment.Ssl != false,
        ConnectionKind.Gss => environment.Has(HbaFeature.Gss) != false,
        ConnectionKind.Local or ConnectionKind.Plain => true,
    };

    static bool AsksForCleartext(HbaRule rule) =>
        rule.Method is HbaMethod.Password or HbaMethod.Ldap or HbaMethod.Pam or HbaMethod.Bsd or HbaMethod.Radius;

    static bool Trusts(HbaRule rule) => rule.Method == HbaMethod.Trust && rule.Options.ClientCert != HbaClientCert.VerifyFull;

    static bool AdmitsWithoutCertificate(ConnectionKind kind, HbaRule rule) =>
        rule.Admits && (kind != ConnectionKind.Tls || rule.Options.ClientCert == HbaClientCert.Off);

    static IEnumerable<ConnectionKind> Kinds(HbaClauses clauses) =>
        clauses.Over is { } kinds && kinds.Contains(ConnectionKind.Local) ? Tcp.Append(ConnectionKind.Local) : Tcp;

    static IEnumerable<Violation> Of(HbaProperty.OnlyThrough sentence, ConnectionKind kind, AddressRegion inScope)
    {
        var (clauses, subject) = (sentence.Clauses, NameSubject.Of(sentence.Subject));
        var from = kind == ConnectionKind.Local ? null : clauses.From;
        var region = kind == ConnectionKind.Local ? AddressRegion.All : inScope;
        if (sentence.IsNever)
        {
            var inside = from is { } forbidden ? region with { Inside = forbidden } : region;
            yield return new(kind, rule => rule.Admits && clauses.HoldApartFromAddress(kind, rule), inside, subject);
            yield break;
        }
        yield return new(kind, rule => rule.Admits && !clauses.HoldApartFromAddress(kind, rule), region, subject);
        if (from is { } allowed)
            yield return new(kind, rule => rule.Admits, region with { Outside = region.Outside.Concat(allowed).ToValueList() }, subject);
    }
}
