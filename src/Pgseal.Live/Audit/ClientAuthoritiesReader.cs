using System.Security.Cryptography;
using Pgseal.Core;
using Pgseal.Core.Certificates;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Reads which authorities ssl_ca_file holds, through the server itself.</summary>
static class ClientAuthoritiesReader
{
    public static async Task<Observed<ValueList<string>>> ReadAsync(SqlSession session, ServerFacts server, CancellationToken cancellationToken)
    {
        if (server.Settings.Value("ssl_ca_file") is "")
            return ValueList.Create<string>([]);
        if (server.Settings.Path("ssl_ca_file") is not { } path)
            return new Observed<ValueList<string>>.NotSeen($"the role {server.CurrentUser} may not see where ssl_ca_file stands (pg_read_all_settings)");
        var file = await Permitted.ReadAsync(server, "the authorities of clients (ssl_ca_file)", () => FileReader.ReadAsync(session, path, cancellationToken));
        return file.Select(bytes => bytes is null ? [] : Fingerprints(bytes));
    }

    /// <summary>Of a file that does not decode, that of the whole file: two members can still be compared.</summary>
    static ValueList<string> Fingerprints(byte[] pem) => CertificateFile.Read(pem) is { } authorities
        ? authorities.Select(it => it.Sha256).Distinct().Order(StringComparer.Ordinal).ToValueList()
        : [Convert.ToHexStringLower(SHA256.HashData(pem))];
}
