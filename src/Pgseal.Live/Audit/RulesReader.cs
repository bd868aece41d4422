using Pgseal.Core;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Settings;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Reads the rules through the server: the files where this role may, else the server's view of them.</summary>
static class RulesReader
{
    public static async Task<Observed<RulesFacts>> ReadAsync(
        SqlSession session, ServerFacts server, LocalHost? host, HbaEnvironment environment, CancellationToken cancellationToken)
    {
        try
        {
            if (server.Settings.Value("hba_file") is { } main)
                return await FromFilesAsync(session, server, host, environment, main, cancellationToken);
        }
        catch (QueryDenied)
        {
            // files of the server are for few; the view is the next best
        }
        return await Permitted.ReadAsync(server, "the rules (pg_hba_file_rules)", () => FromViewAsync(session, environment, cancellationToken));
    }

    /// <summary>Lines that the server would not load: with an error, or, for values it rejects in silence, without a type.</summary>
    public static Task<ValueList<RuleError>> ViewErrorsAsync(SqlSession session, CancellationToken cancellationToken) => session.QueryAsync(
        $"""
        SELECT {FileColumn(session)} AS file, line_number, coalesce(error, 'the line is not valid') AS error FROM pg_hba_file_rules
        WHERE type IS NULL ORDER BY 1, line_number
        """,
        row => new RuleError(row.TextOrNull("file") ?? "pg_hba.conf", row.IntOrNull("line_number") ?? 0, row.Text("error")),
        cancellationToken);

    static async Task<RulesFacts> FromFilesAsync(
        SqlSession session, ServerFacts server, LocalHost? host, HbaEnvironment environment, string main, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, HbaSource>();
        var newest = (Path: main, At: DateTimeOffset.MinValue);
        HbaTree tree;
        while ((tree = HbaReader.Read(environment, main, known)).Needs.Count > 0)
            foreach (var path in tree.Needs)
            {
                var (source, modified) = await RulesSource.ReadAsync(session, server, host, path, cancellationToken);
                known[path] = source;
                if (modified > newest.At)
                    newest = (path, modified);
            }
        // Up to 15 the view itself crashes on a file that includes itself: never ask it about a file our own reader rejects.
        var viewErrors = tree.Errors.Count > 0 ? [] : await ViewErrorsOrNoneAsync(session, cancellationToken);
        return new(tree, FromView: false, viewErrors, newest.At > server.ConfigurationLoadedAt ? newest.Path : null);
    }

    static async Task<ValueList<RuleError>> ViewErrorsOrNoneAsync(SqlSession session, CancellationToken cancellationToken)
    {
        try
        {
            return await ViewErrorsAsync(session, cancellationToken);
        }
        catch (QueryDenied)
        {
            return []; // the files were read, and our own reader found nothing
        }
    }

    static async Task<RulesFacts> FromViewAsync(SqlSession session, HbaEnvironment environment, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            "SELECT type, database, user_name, address, netmask FROM pg_hba_file_rules WHERE type IS NOT NULL AND auth_method <> 'reject' ORDER BY "
            + (VersionFacts.HasHbaFileName(session.Version) ? "rule_number, line_number" : "line_number"),
            row => RulesFromView.Line(
                row.Text("type"), row.Texts("database"), row.Texts("user_name"), row.TextOrNull("address"), row.TextOrNull("netmask")),
            cancellationToken);
        var tree = HbaReader.Read(environment, "pg_hba_file_rules", RulesFromView.File(rows));
        return new(tree, FromView: true, await ViewErrorsAsync(session, cancellationToken), null);
    }

    static string FileColumn(SqlSession session) => VersionFacts.HasHbaFileName(session.Version) ? "file_name" : "current_setting('hba_file')";
}
