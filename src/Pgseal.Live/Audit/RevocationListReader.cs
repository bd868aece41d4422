using Pgseal.Core.Certificates;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Reads the revocation list that the next load would take, through the server itself.</summary>
static class RevocationListReader
{
    /// <returns>Null when there is none, it is no list, or it may not be read.</returns>
    public static async Task<RevocationListFacts?> ReadAsync(SqlSession session, ServerFacts server, CancellationToken cancellationToken)
    {
        if (server.Settings.Path("ssl_crl_file") is not { } path)
            return null;
        var file = await Permitted.ReadAsync(server, "the revocation list", () => FileReader.ReadAsync(session, path, cancellationToken));
        return file.Match(bytes => bytes is null ? null : RevocationListText.TryRead(bytes, path), _ => null);
    }
}
