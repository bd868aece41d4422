using Pgseal.Core;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Posture.Rules;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Reads what the configuration files say of the settings that TLS depends on, whether it counts or not.</summary>
static class FileSettingsReader
{
    /// <remarks>An error other than that it waits for a restart is a finding of its own.</remarks>
    public static Task<Observed<ValueList<FileSetting>>> ReadAsync(SqlSession session, ServerFacts server, CancellationToken cancellationToken) =>
        Permitted.ReadAsync(server, "what the configuration files say (pg_file_settings)", () => session.QueryAsync(
            """
            SELECT sourcefile, sourceline, lower(name) AS name, setting FROM pg_file_settings
            WHERE lower(name) = ANY ($1) AND setting IS NOT NULL AND (error IS NULL OR error = 'setting could not be applied')
            ORDER BY seqno
            """,
            [ShadowRules.Watched.ToArray()],
            row => new FileSetting(row.Text("sourcefile"), row.Int("sourceline"), row.Text("name"), row.Text("setting")),
            cancellationToken));
}
