using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>Something answers, and it does not speak PostgreSQL's protocol.</summary>
public sealed class NotPostgres(Target target, string came)
    : ConnectionException(FailureKind.Unreachable, target, $"what answers there is not a PostgreSQL server: it sent {came}", $"name the port that PostgreSQL listens on, then: {Psql(target)}");
