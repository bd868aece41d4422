using Pgseal.Core;
using Pgseal.Core.Certificates;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Reads the certificate file that the next load would take, through the server itself. The key never travels over SQL (I5).</summary>
static class PairReader
{
    public static async Task<Observed<PairFacts>> ReadAsync(
        SqlSession session, ServerFacts server, LocalHost? host, CancellationToken cancellationToken)
    {
        if (server.Settings.Path("ssl_cert_file") is not { } certificatePath || server.Settings.Path("ssl_key_file") is not { } keyPath)
            return new Observed<PairFacts>.NotSeen($"the role {server.CurrentUser} may not see where the certificate stands (pg_read_all_settings)");
        var faults = new List<string>();
        var file = await Permitted.ReadAsync(server, "the certificate file", () => FileReader.ReadAsync(session, certificatePath, cancellationToken));
        var certificate = file.Match<Observed<CertificateFacts>>(
            bytes => Certificate(bytes, certificatePath, faults),
            because => new Observed<CertificateFacts>.NotSeen(because));
        var key = host is null ? null : LocalKey.Read(host, keyPath);
        if (key?.Fault is { } fault)
            faults.Add(fault);
        else if (key?.Facts is { State: KeyState.Readable } facts && certificate is Observed<CertificateFacts>.Seen seen
            && facts.PublicKeySha256 != seen.Value.PublicKeySha256)
            faults.Add($"the key in {keyPath} does not belong to the certificate in {certificatePath}");
        else if (key?.Facts is { State: KeyState.Missing or KeyState.Broken })
            faults.Add($"{keyPath} holds no private key that can be read");
        return new PairFacts(certificatePath, keyPath, certificate, faults.ToValueList(), key?.Facts is not null) { KeyEncrypted = key?.Facts?.State == KeyState.Encrypted };
    }

    static Observed<CertificateFacts> Certificate(byte[]? bytes, string path, List<string> faults)
    {
        if (bytes is null)
            faults.Add($"there is no certificate file {path}");
        else if (CertificateFile.Read(bytes) is [var leaf, ..])
            return leaf;
        else
            faults.Add($"{path} holds no certificate that can be read");
        return new Observed<CertificateFacts>.NotSeen(faults[^1]);
    }
}
