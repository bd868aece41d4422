using Pgseal.Cli.Pages;
using Pgseal.Core.Conninfo.Trials;

namespace Pgseal.Cli.Commands.Conninfo;

/// <summary>What happened when connecting, as a person reads it.</summary>
static class ConnectionView
{
    public static void Write(ConnectionReport it, IPage page)
    {
        page.Line(0);
        page.Line(0, new Piece("connecting to ", Tone.Faint), new Piece(it.Host, Tone.Strong), new Piece($"  {Of(it)}", ToneOf(it.Channel)));
        foreach (var step in it.Steps)
            page.Line(2, step);
        if (it.Tls is { } tls)
            Tls(tls, page);
        if (it.Asked is { } asked)
            page.Line(2, $"the server {asked}{(it.Mechanisms.Count > 0 ? $": {string.Join(", ", it.Mechanisms)}" : "")}");
        if (it.BindsChannel is { } binds)
            page.Line(2, binds ? "SCRAM is bound to the TLS channel (SCRAM-SHA-256-PLUS)" : "SCRAM is not bound to a TLS channel");
        if (it.Failure is { } failure)
            page.Line(2, new Piece("failed: ", Tone.Bad), failure);
        else
            page.Line(2, $"login {Wording.Of(it.Login).Replace('_', ' ')}{(it.LoginBecause is { } because ? $": {because}" : "")}");
    }

    static void Tls(TlsSeen tls, IPage page)
    {
        page.Line(2, $"{tls.Protocol} with {tls.Cipher}{(tls.Alpn is { } alpn ? $", ALPN {alpn}" : "")}");
        page.Line(2, $"certificate {tls.Certificate.Subject}, until {Wording.Day(tls.Certificate.NotAfter)}, sha256 {tls.Certificate.Sha256}");
        page.Line(2, Checked(tls.Certificate));
        page.Line(2, tls.ClientCertificateAsked ? "the server asked for a certificate of the client's" : "the server did not ask for a certificate of the client's");
    }

    static Piece Checked(CertificateSeen certificate) =>
        certificate.Fault is { } fault ? new Piece($"not accepted: {fault}", Tone.Bad)
        : certificate.CheckedAgainst is not { } against ? new Piece("issuer not checked, by these settings", Tone.Warning)
        : new Piece(
            $"issued by an authority in {against}{certificate.NameHolds switch { true => ", and for this host", false => "; it is not for this host", null => "" }}",
            certificate.NameHolds == true ? Tone.Good : Tone.Warning);

    static string Of(ConnectionReport it) => it.Channel switch
    {
        TrialChannel.None => "no connection",
        TrialChannel.Socket => "Unix socket",
        TrialChannel.Plaintext => "in clear",
        TrialChannel.Tls => "encrypted",
    };

    static Tone ToneOf(TrialChannel channel) => channel switch
    {
        TrialChannel.None => Tone.Warning,
        TrialChannel.Socket => Tone.Plain,
        TrialChannel.Plaintext => Tone.Bad,
        TrialChannel.Tls => Tone.Good,
    };
}
