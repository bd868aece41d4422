using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>An error during startup that has no type of its own.</summary>
public sealed class ServerRefused(Target target, string sqlState, string message)
    : ConnectionException(FailureKind.Unreachable, target, $"the server refuses: {message} (SQLSTATE {sqlState})", $"see the server's log, then: {Psql(target)}")
{
    public string SqlState { get; } = sqlState;
}
