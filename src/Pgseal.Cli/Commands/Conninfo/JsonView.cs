using Pgseal.Cli.Json;
using Pgseal.Core.Conninfo.Guarantees;
using Pgseal.Core.Conninfo.Trials;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Conninfo;

/// <summary>The answer of conninfo as the schema <c>pgseal.conninfo/1</c>.</summary>
static class JsonView
{
    public static string Render(ConninfoReport report) => JsonText.Of(
        new ConninfoDocument(
            "pgseal.conninfo/1",
            ToolVersion.Text,
            report.CheckedAt,
            report.Driver,
            report.Client.DriverText,
            report.RecognisedBy,
            [.. report.Client.Settings.Select(setting => new SettingDocument(setting.Name, setting.Value, Wording.Of(setting.Source), setting.Where.Length > 0 ? setting.Where : null))],
            new(GuaranteeDocument.Of(report.Guarantees.Eavesdropper), GuaranteeDocument.Of(report.Guarantees.ManInTheMiddle), GuaranteeDocument.Of(report.Guarantees.Password)),
            report.Client.NeverConnects,
            report.Connection is { } connection ? ConnectionDocument.Of(connection) : null,
            [.. report.Client.Traps.Select(trap => new NoteDocument(trap.Sentence, trap.Source))],
            [.. report.Client.Fixes.Select(fix => new FixDocument(fix.Do, fix.Text))],
            report.Verdict),
        PgsealJson.Relaxed.ConninfoDocument);

    /// <param name="NeverConnects">Why the client gives up before anything can happen; null where it does not.</param>
    internal sealed record ConninfoDocument(
        string Schema,
        string ToolVersion,
        DateTimeOffset CheckedAt,
        string Driver,
        string DriverVersion,
        string Recognised,
        SettingDocument[] Settings,
        GuaranteesDocument Guarantees,
        string? NeverConnects,
        ConnectionDocument? Connection,
        NoteDocument[] Notes,
        FixDocument[] Fixes,
        string Verdict);

    internal sealed record SettingDocument(string Name, string Value, string Source, string? Where);

    internal sealed record GuaranteesDocument(GuaranteeDocument Eavesdropper, GuaranteeDocument ManInTheMiddle, GuaranteeDocument Password);

    internal sealed record GuaranteeDocument(string Protection, string Because)
    {
        public static GuaranteeDocument Of(Guarantee it) => new(Wording.Of(it.Protection), it.Because);
    }

    internal sealed record NoteDocument(string Note, string Source);

    internal sealed record FixDocument(string Do, string Text);

    internal sealed record ConnectionDocument(
        string Host,
        string Channel,
        string[] Steps,
        TlsDocument? Tls,
        string? Asked,
        string[] SaslMechanisms,
        bool? ChannelBinding,
        string Login,
        string? LoginBecause,
        string? Failure)
    {
        public static ConnectionDocument Of(ConnectionReport it) => new(
            it.Host,
            Wording.Of(it.Channel),
            [.. it.Steps],
            it.Tls is { } tls ? new(tls.Protocol, tls.Cipher, tls.Alpn, tls.ClientCertificateAsked, ShownCertificateDocument.Of(tls.Certificate)) : null,
            it.Asked,
            [.. it.Mechanisms],
            it.BindsChannel,
            Wording.Of(it.Login),
            it.LoginBecause,
            it.Failure);
    }

    internal sealed record TlsDocument(string Protocol, string Cipher, string? Alpn, bool ClientCertificateAsked, ShownCertificateDocument Certificate);

    internal sealed record ShownCertificateDocument(string Sha256, string Subject, DateTimeOffset NotAfter, string? CheckedAgainst, bool? ChainHolds, bool? NameHolds, string? Fault)
    {
        public static ShownCertificateDocument Of(CertificateSeen it) => new(it.Sha256, it.Subject, it.NotAfter, it.CheckedAgainst, it.ChainHolds, it.NameHolds, it.Fault);
    }
}
