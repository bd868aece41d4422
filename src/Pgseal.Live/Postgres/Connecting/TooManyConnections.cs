using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>SQLSTATE 53300.</summary>
public sealed class TooManyConnections(Target target)
    : ConnectionException(FailureKind.Unreachable, target, "the server has no connection left", $"free one, or raise max_connections, then: {Psql(target)}");
