using Pgseal.Cli.CommandLine;
using Pgseal.Cli.Pages;
using Pgseal.Core.Certificates;
using Pgseal.Core.Hosts;
using Pgseal.Live.Certificates;
using Pgseal.Live.Hosts;

namespace Pgseal.Cli.Commands.Cert.Revoke;

/// <summary>Revokes a certificate, or makes the list of an authority anew.</summary>
static class RevokeCommand
{
    public static async Task<ExitCode> RunAsync(RevokeOptions options, Output output, CancellationToken cancellation)
    {
        if (options.What is not null)
            Consent.Demand(options.Yes, output, "pgseal cert revoke");
        var certificate = options.What is { } file && File.Exists(file) ? Read(file) : null;
        var serial = certificate?.SerialNumber ?? (options.What is { } text ? Serial(text) : null);
        var name = options.Authority
            ?? (serial is null ? AuthorityName.Default : Revocation.AuthorityOf(options.StateDirectory, serial, certificate)
                ?? throw new BadInput("no authority here issued it", "name the authority: --authority NAME, or give the certificate's file", options.What!));
        using var authority = LocalAuthority.TryOpen(AuthorityPlace.Of(options.StateDirectory, name), options.Passphrase)
            ?? throw new BadInput("there is no authority of that name", "see which there are: pgseal cert ca show", name);
        if (certificate is not null && certificate.Issuer != authority.Certificate.Subject && certificate.Issuer != authority.Replaced?.Certificate.Subject)
            throw new BadInput($"it was issued by {certificate.Issuer}, not by {authority.Certificate.Subject}", "ask whoever issued it to revoke it", options.What!);
        if (serial is not null && !options.Yes)
            await Consent.AskAsync(output, page => Question(authority, serial, certificate, page), cancellation);
        var now = DateTimeOffset.UtcNow;
        var revocation = serial is null
            ? Revocation.Refresh(authority, options.Validity, now)
            : Revocation.Revoke(authority, serial, certificate, options.Validity, now)
                ?? throw new BadInput($"the authority {name} does not remember issuing it", "give the certificate's file", serial);
        if (options.Out is { } copy)
            CopyTo(copy, HostFile.Read(revocation.List.File));
        var written = options.Out is { } path ? Path.GetFullPath(path) : null;
        output.Show(new RevokeReport(revocation, written, Timer(revocation.Authority, written, options)), HumanView.Write, JsonView.Render);
        return ExitCode.AsItShouldBe;
    }

    static string Timer(string authority, string? copy, RevokeOptions options)
    {
        var command = ShellWord.Join(
        [
            "pgseal", "cert", "revoke", "--refresh", "--authority", authority, "--state-dir", options.StateDirectory,
            .. copy is null ? [] : (string[])["--crl-out", copy],
            .. options.PassphraseFile is { } file ? (string[])["--passphrase-file", Path.GetFullPath(file)] : [],
        ]);
        return $"17 4 * * 1 {Environment.UserName} {command.Replace("%", "\\%", StringComparison.Ordinal)}";
    }

    static void Question(LocalAuthority authority, string serial, CertificateFacts? certificate, IPage page)
    {
        var known = authority.Issued.FirstOrDefault(it => it.Serial == serial);
        page.Line(0, new Piece("This is for good: ", Tone.Warning), $"{known?.Subject ?? certificate?.Subject ?? "a certificate"} with serial number {serial} is refused by every server that reads the list.");
    }

    static CertificateFacts Read(string file) => CertificateFile.Read(HostFile.Read(file)) is [var leaf, ..]
        ? leaf
        : throw new BadInput("the file holds no PEM certificate that can be read", "name a certificate file, or give a serial number", file);

    static string Serial(string text) => text.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant() is { Length: > 0 and <= 40 } hex && hex.Length % 2 == 0 && hex.All(char.IsAsciiHexDigitLower)
        ? hex
        : throw new BadInput("this is neither a file nor a serial number in hexadecimal", "give a certificate file or a serial number such as pgseal cert show prints", text);

    static void CopyTo(string path, byte[] list)
    {
        if (File.Exists(path))
            AtomicFile.Replace(path, list);
        else
            AtomicFile.Create(path, list, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }
}
