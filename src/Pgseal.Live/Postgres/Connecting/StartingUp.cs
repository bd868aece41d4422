using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>SQLSTATE 57P03: starting up, shutting down, or a standby that takes no sessions.</summary>
public sealed class StartingUp(Target target, string message)
    : ConnectionException(FailureKind.Unreachable, target, $"the server does not take connections now: {message}", $"wait until it is up, then: {Psql(target)}");
