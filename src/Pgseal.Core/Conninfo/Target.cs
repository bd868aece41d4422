using System.Net;
using Pgseal.Core.Text;

namespace Pgseal.Core.Conninfo;

/// <summary>How one server is reached, with every setting that libpq would use.</summary>
/// <remarks>Exactly one of <see cref="Host"/>, <see cref="SocketDirectory"/> and <see cref="HostAddress"/> alone is dialled: an address wins over a name.</remarks>
public sealed record Target
{
    /// <summary>What the user wrote, without passwords; not yet escaped for showing.</summary>
    public required string Name { get; init; }

    /// <summary>The settings and where each came from, the defaults left out.</summary>
    public required ValueList<Setting> Settings { get; init; }

    /// <summary>The host name or address to dial over TCP, and the name that <c>verify-full</c> expects; null for a socket.</summary>
    public string? Host { get; init; }

    /// <summary>The directory of the Unix socket, or its abstract name (<c>@…</c>); null for TCP.</summary>
    public string? SocketDirectory { get; init; }

    /// <summary>The address to dial instead of looking <see cref="Host"/> up.</summary>
    public IPAddress? HostAddress { get; init; }

    public required int Port { get; init; }

    public required string Database { get; init; }

    public required string User { get; init; }

    /// <summary>The password given, in a variable or in the password file; null when there is none.</summary>
    public Secret? Password { get; init; }

    /// <summary>The password file to look in when no password is given.</summary>
    public string? PassFilePath { get; init; }

    public required SslMode SslMode { get; init; }

    /// <summary>Whether it would rather fail than go without TLS.</summary>
    public bool DemandsTls => SocketDirectory is null && SslMode is SslMode.Require or SslMode.VerifyCa or SslMode.VerifyFull;

    /// <summary>Whether it never speaks TLS, though it dials over TCP.</summary>
    public bool ForbidsTls => SocketDirectory is null && SslMode == SslMode.Disable;

    public required SslNegotiation SslNegotiation { get; init; }

    /// <summary>The root file, whether it exists or not; <c>system</c> means the system's trust store.</summary>
    public string? SslRootCert { get; init; }

    public string? SslCrl { get; init; }

    /// <summary>The client certificate, used when the file exists; null when <c>sslcertmode=disable</c>.</summary>
    public string? SslCert { get; init; }

    public string? SslKey { get; init; }

    /// <summary>The passphrase of <see cref="SslKey"/>.</summary>
    public Secret? SslPassword { get; init; }

    /// <summary>Whether the host name goes into the ClientHello.</summary>
    public required bool SslSni { get; init; }

    /// <summary>The lowest and highest protocol, as <c>TLSv1.2</c>.</summary>
    public required string SslMinProtocolVersion { get; init; }

    public string? SslMaxProtocolVersion { get; init; }

    /// <summary><c>disable</c>, <c>prefer</c> or <c>require</c>.</summary>
    public required string ChannelBinding { get; init; }

    /// <summary>The ways of authentication that the client is willing to use, as libpq spells them; null for all.</summary>
    public string? RequireAuth { get; init; }

    /// <summary>Command-line options for the backend, as PGOPTIONS gives them.</summary>
    public string? Options { get; init; }

    /// <summary>What should be told to the user about how the target was read, such as an ignored password file.</summary>
    public ValueList<string> Warnings { get; init; }

    /// <summary>Whether nobody named a host: libpq then takes the socket directory it was built with.</summary>
    public bool IsDefaultHost => Host is null && SocketDirectory is null && HostAddress is null;

    /// <summary>The name, safe to print; it never contains a password.</summary>
    public string ToDisplay() => Printable.Text(Name);

    /// <summary>What the password file calls the host: sockets in the default directory are <c>localhost</c>.</summary>
    public string HostInPassFile => Host ?? (SocketDirectory is { } directory && !ClientEnvironment.DefaultSocketDirectories.Contains(directory)
        ? directory
        : HostAddress?.ToString() ?? "localhost");

    /// <summary>The same target with the password that the text of its password file gives, if any.</summary>
    public Target WithPassFile(string text) =>
        Password is null && PassFile.Find(text, HostInPassFile, Port, Database, User) is { } found && found.Reveal().Length > 0
            ? this with { Password = found, Settings = [.. Settings, new Setting("password", found.Reveal(), SettingSource.PassFile, PassFilePath ?? "")] }
            : this;

    /// <summary>The same target as a key=value text, without passwords: what is dialled, and each TLS setting that somebody set.</summary>
    public string ToConninfo()
    {
        IEnumerable<(string Keyword, string? Value)> dialled =
        [
            ("host", SocketDirectory ?? Host), ("hostaddr", HostAddress?.ToString()), ("port", Port.ToString()), ("user", User), ("dbname", Database),
        ];
        var tls = Settings
            .Where(setting => setting.Keyword.StartsWith("ssl", StringComparison.Ordinal) && !Keyword.IsSecret(setting.Keyword))
            .Select(setting => (setting.Keyword, Value: (string?)setting.Value));
        return string.Join(' ', dialled.Concat(tls).Where(it => it.Value is not null).Select(it => $"{it.Keyword}={KeyValueText.Quote(it.Value!)}"));
    }

    /// <summary>Never shows a password: a target may end up in a message.</summary>
    public override string ToString() => ToDisplay();
}
