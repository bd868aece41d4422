using Pgseal.Cli.Pages;
using Pgseal.Core.Certificates;

namespace Pgseal.Cli.Commands.Cert.Show;

/// <summary>Certificates as a person reads them.</summary>
static class HumanView
{
    public static void Write(ShowReport report, IPage page)
    {
        foreach (var (certificate, number) in report.Chain.Select((it, at) => (it, at + 1)))
        {
            page.Line(0, new Piece($"certificate {number} of ", Tone.Faint), new Piece(report.File!, Tone.Strong));
            One(certificate, report.CheckedAt, page);
        }
        foreach (var member in report.Members)
            Member(member, report.CheckedAt, page);
        if (report.Members.Count == 0)
            return;
        page.Line(0, Ending(report));
    }

    static Piece Ending(ShowReport report) => report.ExitCode switch
    {
        ExitCode.AsItShouldBe => new("File, setting and wire say the same on every address.", Tone.Good),
        ExitCode.NotSeen => new("What was seen agrees, but not everything could be seen.", Tone.Warning),
        _ => new("Something does not agree.", Tone.Bad),
    };

    static void Member(MemberCertificates member, DateTimeOffset now, IPage page)
    {
        page.Line(0, new Piece($"{Wording.Of(member.Role)} ", Tone.Faint), new Piece(member.Target, Tone.Strong));
        page.Line(2, new Piece("setting     ", Tone.Faint), $"ssl_cert_file {member.Setting ?? "not seen"}");
        page.Line(2, new Piece("            ", Tone.Faint), $"ssl_key_file {member.KeySetting ?? "not seen"}");
        if (member.File is { } file)
        {
            page.Line(2, new Piece("in the file ", Tone.Faint), file.Sha256);
            One(file, now, page);
        }
        foreach (var served in member.Wire)
            page.Line(
                2,
                new Piece("on the wire ", Tone.Faint),
                $"{served.Endpoint}  ",
                served.Certificate is { } certificate ? new Piece(certificate.Sha256, certificate.Sha256 == member.File?.Sha256 ? Tone.Good : Tone.Bad) : new Piece(served.Answer, Tone.Bad));
        if (member.RevocationSetting is { } crl)
            page.Line(2, new Piece("revocations ", Tone.Faint), crl, member.Revocations is { } list ? $", number {list.Number}, to be replaced by {Wording.Day(list.NextUpdate)}" : "");
        foreach (var reason in member.NotSeen)
            page.Line(2, new Piece("not seen: ", Tone.Warning), reason);
        foreach (var sentence in member.Disagreements(now))
            page.Line(2, new Piece("disagrees: ", Tone.Bad), sentence);
        page.Line(0);
    }

    static void One(CertificateFacts certificate, DateTimeOffset now, IPage page)
    {
        page.Line(4, new Piece("subject ", Tone.Faint), certificate.Subject);
        page.Line(4, new Piece("issuer  ", Tone.Faint), certificate.IsSelfSigned ? "itself" : certificate.Issuer);
        if (certificate.HasSubjectAltName)
            page.Line(4, new Piece("names   ", Tone.Faint), string.Join(", ", certificate.DnsNames.Concat(certificate.IpAddresses.Select(it => it.ToString())).Distinct(StringComparer.Ordinal)));
        page.Line(
            4,
            new Piece("valid   ", Tone.Faint),
            $"{Wording.Day(certificate.NotBefore)} to ",
            new Piece(Wording.Day(certificate.NotAfter), CertText.ToneOf(Expiry.At(certificate, now))));
        page.Line(4, new Piece("key     ", Tone.Faint), $"{CertText.Key(certificate)}, signed with {certificate.SignatureHash}{(certificate.IsCa ? ", an authority" : "")}");
        page.Line(4, new Piece("serial  ", Tone.Faint), certificate.SerialNumber);
        page.Line(4, new Piece("sha256  ", Tone.Faint), certificate.Sha256);
    }
}
