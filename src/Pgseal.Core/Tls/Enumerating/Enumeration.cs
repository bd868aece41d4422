using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pgseal.Core.Text;
using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Tls.Enumerating;

/// <summary>Decides which hellos to send and what their answers mean: ask <see cref="Next"/>, send, hand back to the question, until nothing is left.</summary>
/// <remarks>Not safe for several threads; the connections may run at the same time.</remarks>
public sealed class Enumeration
{
    /// <summary>No honest server needs as many.</summary>
    const int MostConnections = 600;

    const string OnlyTls13 = "no version below TLSv1.3 is accepted";

    readonly TlsQuestions questions;
    readonly HelloMaker hellos;
    readonly VersionLadder ladder;
    readonly SortedDictionary<TlsVersion, Hunt> suites = [];
    readonly SortedDictionary<TlsVersion, Hunt> groups = [];
    readonly List<WeakHello> weak = [];
    int connections;

    public Enumeration(TlsQuestions questions)
    {
        this.questions = questions;
        hellos = new HelloMaker(questions);
        ladder = new VersionLadder(hellos, questions.Depth == Depth.Floor ? TlsVersion.Tls11 : TlsVersion.Tls13);
    }

    /// <returns>Null when nothing can be asked before another answer comes, or at all.</returns>
    public Question? Next()
    {
        if (connections == MostConnections || (ladder.Next() ?? NextOfAccepted()) is not { } question)
            return null;
        connections++;
        return question;
    }

    /// <summary>What is known; to be asked for when nothing is left.</summary>
    public TlsInventory Result()
    {
        var versions = ladder.Answers.Select(Listed).ToValueList();
        return new TlsInventory(
            versions,
            questions.Depth == Depth.Full ? [WeakOf(SuiteGrade.Broken, versions), WeakOf(SuiteGrade.Dated, versions)] : QuickWeak(versions),
            ladder.Flight is { } flight
                ? new ServerTraits(flight.SecureRenegotiation, flight.ExtendedMasterSecret, flight.SessionTicket, flight.HasSessionId, flight.Compresses)
                : null,
            ClientCertificate(versions),
            connections);
    }

    IEnumerable<SuiteGrade> AskedGrades => questions.AsksForDated ? [SuiteGrade.Broken, SuiteGrade.Dated] : [SuiteGrade.Broken];

    /// <summary>The short series first: the long one keeps the remaining connections busy.</summary>
    Question? NextOfAccepted() => questions.Depth switch
    {
        Depth.Floor => null,
        Depth.Quick => NextWeak(),
        Depth.Full => NextHunted(),
    };

    Question? NextWeak()
    {
        if (weak.Count == 0 && Newest(ladder.Answers) is { } newest)
            weak.AddRange(AskedGrades.Select(grade => new WeakHello(hellos, newest, grade)));
        return weak.Select(it => it.Next()).FirstOrDefault(it => it is not null);
    }

    Question? NextHunted()
    {
        foreach (var answer in ladder.Answers.Where(it => it.Acceptance is Acceptance.Accepted && !suites.ContainsKey(it.Version)).ToList())
        {
            suites[answer.Version] = new Hunt(HuntPlans.Suites(hellos, answer, questions.AtOnce));
            if (answer.Version == TlsVersion.Tls13 || !groups.Keys.Any(it => it < TlsVersion.Tls13))
                groups[answer.Version] = new Hunt(HuntPlans.Groups(hellos, answer));
        }
        var oldestLast = suites.Where(it => it.Key != TlsVersion.Tls12).Select(it => it.Value);
        var ordered = groups.Values.Concat(oldestLast).Concat(suites.Where(it => it.Key == TlsVersion.Tls12).Select(it => it.Value));
        return ordered.Select(it => it.Next()).FirstOrDefault(it => it is not null);
    }

    VersionAnswer Listed(VersionAnswer answer)
    {
        var list = groups.GetValueOrDefault(answer.Version) is { } hunt ? Noted(hunt.Result(code => new NamedGroup(code)), hunt, answer) : null;
        return answer with
        {
            Suites = suites.GetValueOrDefault(answer.Version)?.Result(code => new CipherSuite(code)),
            Groups = list,
            // The first hello of a full look offers them the wrong way round; clients do not.
            Group = list is { Accepted: [var usual, ..] } ? usual : answer.Group,
        };
    }

    /// <summary>A server with an ECDSA key refuses hellos without the curve of that key (RFC 8422, section 5.1), whatever else they offer.</summary>
    static AcceptedList<NamedGroup> Noted(AcceptedList<NamedGroup> list, Hunt hunt, VersionAnswer answer) =>
        answer.Suite?.Authentication == "ECDSA" && hunt.Refusal is not null && list.IncompleteBecause is null
            ? list with { IncompleteBecause = "the server's ECDSA key needs its own curve, so groups that the server likes less cannot be seen" }
            : list;

    static TlsVersion? Newest(IEnumerable<VersionAnswer> versions) =>
        versions.FirstOrDefault(it => it.Version < TlsVersion.Tls13 && it.Acceptance is Acceptance.Accepted)?.Version;

    ValueList<WeakAnswer> QuickWeak(ValueList<VersionAnswer> versions) => weak.Count > 0
        ? weak.Select(it => it.Answer).ToValueList()
        : AskedGrades.Select(grade => new WeakAnswer(grade, WithoutLegacy(versions))).ToValueList();

    /// <summary>From the suites that were found.</summary>
    static WeakAnswer WeakOf(SuiteGrade grade, ValueList<VersionAnswer> versions)
    {
        foreach (var version in versions)
            foreach (var suite in version.Suites?.Accepted ?? [])
                if (suite.Grade == grade)
                    return new WeakAnswer(grade, new Acceptance.Accepted(), suite, version.Version);
        if (Newest(versions) is null)
            return new WeakAnswer(grade, WithoutLegacy(versions));
        var because = versions.Select(it => it.Suites?.IncompleteBecause ?? (it.Acceptance as Acceptance.Unknown)?.Because).FirstOrDefault(it => it is not null);
        return new WeakAnswer(grade, because is null ? new Acceptance.Refused("not among the accepted suites") : new Acceptance.Unknown(because));
    }

    static Acceptance WithoutLegacy(ValueList<VersionAnswer> versions) =>
        versions.Select(it => it.Acceptance).OfType<Acceptance.Unknown>().FirstOrDefault() is { } unknown ? unknown : new Acceptance.Refused(OnlyTls13);

    ClientCertificateRequest ClientCertificate(ValueList<VersionAnswer> versions)
    {
        if (ladder.Flight is not { } flight)
            return new ClientCertificateRequest.Unknown(WithoutLegacy(versions) is Acceptance.Unknown unknown
                ? unknown.Because
                : "TLSv1.3 encrypts the request, and no older version is accepted");
        if (flight.Authorities is { } names)
            return new ClientCertificateRequest.Asked(names.Select(Name).ToValueList());
        return new CipherSuite(flight.Suite).Authentication == "anon"
            ? new ClientCertificateRequest.Unknown("with an anonymous suite nobody is asked for a certificate")
            : new ClientCertificateRequest.NotAsked();
    }

    static string Name(ReadOnlyMemory<byte> der)
    {
        try
        {
            return Printable.Text(new X500DistinguishedName(der.Span).Name);
        }
        catch (Exception broken) when (broken is CryptographicException or AsnContentException)
        {
            return $"(no name: {Convert.ToHexStringLower(der.Span[..Math.Min(der.Length, 16)])})";
        }
    }
}
