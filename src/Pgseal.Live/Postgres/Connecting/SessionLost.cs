using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>A session that stood was closed by the server or the network.</summary>
public sealed class SessionLost(Target target, string why)
    : ConnectionException(FailureKind.Unreachable, target, $"the session ended: {why}", $"see the server's log, then: {Psql(target)}");
