using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>SQLSTATE 28000 from pg_hba.conf: no line matches, or one rejects.</summary>
public sealed class RefusedByRules(Target target, string message)
    : ConnectionException(FailureKind.Unreachable, target, $"the rules of the server refuse this connection: {message}", $"add a line to pg_hba.conf that admits it, reload, then: {Psql(target)}");
