using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Core.Conninfo.Drivers;

/// <summary>Reads settings as the driver that they are for reads them.</summary>
public static class ClientReader
{
    /// <exception cref="InvalidTarget">The driver refuses them.</exception>
    public static ClientPosture Read(Recognised it, ClientContext context)
    {
        var client = Posture(it, context);
        return it.Dialect is null ? client
            : client with { Fixes = client.Fixes.Select(fix => fix with { Text = fix.Text.Replace("postgresql://", $"{it.Dialect}://", StringComparison.Ordinal) }).ToValueList() };
    }

    static ClientPosture Posture(Recognised it, ClientContext context) => it.Driver switch
    {
        Driver.Libpq or Driver.Psycopg => LibpqReader.Read(it.Text, context, it.Driver),
        Driver.Jdbc => JdbcReader.Read(it.Text, context),
        Driver.Npgsql => NpgsqlReader.Read(it.Text, context),
        Driver.Asyncpg => AsyncpgReader.Read(it.Text, context, bySqlAlchemy: it.Dialect is not null),
        Driver.GoPq or Driver.Pgx => GoReader.Read(it.Driver, it.Text, context),
        Driver.NodePostgres => NodeReader.Read(it.Text, context),
        Driver.Sqlx => RustReader.ReadSqlx(it.Text, context),
        Driver.TokioPostgres => RustReader.ReadTokio(it.Text, context),
    };
}
