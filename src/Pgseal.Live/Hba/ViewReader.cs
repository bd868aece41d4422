using System.Text;
using Pgseal.Core;
using Pgseal.Core.Hba;
using Pgseal.Core.Settings;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Hba;

/// <summary>Reads every row of pg_hba_file_rules as it is.</summary>
static class ViewReader
{
    public static Task<ValueList<HbaViewRow>> ReadAsync(SqlSession session, CancellationToken cancellationToken)
    {
        // The view's own order is that of the lines; names in no particular encoding come as bytes.
        var newer = VersionFacts.HasHbaFileName(session.Version) ? "rule_number, file_name" : "NULL::int AS rule_number, current_setting('hba_file') AS file_name";
        return session.QueryAsync(
            $"""
            SELECT {newer}, line_number, type, database, user_name, address, netmask, auth_method, options, error FROM pg_hba_file_rules
            """,
            row => new HbaViewRow(
                row.IntOrNull("rule_number"),
                row.TextOrNull("file_name") ?? "",
                row.IntOrNull("line_number") ?? 0,
                row.TextOrNull("type"),
                Names(row, "database"),
                Names(row, "user_name"),
                Name(row.TextOrNull("address")),
                Name(row.TextOrNull("netmask")),
                row.TextOrNull("auth_method"),
                Names(row, "options"),
                Name(row.TextOrNull("error"))),
            cancellationToken);
    }

    static ByteText? Name(string? text) => text is null ? (ByteText?)null : new ByteText(Encoding.UTF8.GetBytes(text));

    static ValueList<ByteText>? Names(SqlRow row, string column) =>
        row.IsNull(column) ? null : row.Texts(column).Select(text => new ByteText(Encoding.UTF8.GetBytes(text))).ToValueList();
}
