using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>SQLSTATE 3D000.</summary>
public sealed class DatabaseMissing(Target target)
    : ConnectionException(FailureKind.Unreachable, target, $"the database {target.Database} does not exist", "name another with dbname=, or the maintenance database: dbname=postgres");
