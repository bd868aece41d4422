using System.Globalization;
using System.Xml.Linq;
using Pgseal.Core.Tls.Hello;
using Pgseal.Live.Processes;

namespace Pgseal.Live.Tests.Probing;

/// <summary>Programs that ask the same questions; a test that needs one fails plainly where it is missing.</summary>
static class OtherProbers
{
    static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    /// <summary>What sslscan (Debian's package of that name) finds: enabled versions, and the suites of each in its order.</summary>
    public static async Task<Dictionary<TlsVersion, List<ushort>>> SslscanAsync(int port, CancellationToken cancellationToken)
    {
        var xml = await HostCommand.RunAsync(
            ["sslscan", "--starttls-psql", "--no-colour", "--no-groups", "--no-heartbleed", "--no-check-certificate", "--xml=-", $"127.0.0.1:{port}"], "", Deadline, cancellationToken);
        var test = XDocument.Parse(xml[xml.IndexOf("<?xml", StringComparison.Ordinal)..]).Descendants("ssltest").Single();
        var versions = test.Elements("protocol")
            .Where(it => it.Attribute("type")!.Value == "tls" && it.Attribute("enabled")!.Value == "1")
            .Select(it => Version("TLSv" + it.Attribute("version")!.Value));
        return versions.ToDictionary(version => version, version => test.Elements("cipher")
            .Where(it => Version(it.Attribute("sslversion")!.Value) == version)
            .Select(it => ushort.Parse(it.Attribute("id")!.Value.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))
            .ToList());
    }

    /// <summary>Whether openssl s_client finishes a handshake with one suite.</summary>
    public static async Task<bool> OpensslConnectsAsync(int port, string version, string suite, CancellationToken cancellationToken)
    {
        try
        {
            var said = await HostCommand.RunAsync(
                ["openssl", "s_client", "-starttls", "postgres", "-connect", $"127.0.0.1:{port}", version, "-cipher", $"{suite}:@SECLEVEL=0"], "", Deadline, cancellationToken);
            return said.Contains($"Cipher is {suite}", StringComparison.Ordinal);
        }
        catch (CommandFailed failed) when (failed.Message.Contains("exit code 1", StringComparison.Ordinal))
        {
            return false;
        }
    }

    static TlsVersion Version(string name) => name switch
    {
        "TLSv1.0" => TlsVersion.Tls10,
        "TLSv1.1" => TlsVersion.Tls11,
        "TLSv1.2" => TlsVersion.Tls12,
        "TLSv1.3" => TlsVersion.Tls13,
        _ => throw new FormatException($"sslscan names a version {name}"),
    };
}
