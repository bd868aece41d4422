using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>An error of a query that has no type of its own.</summary>
public sealed class QueryFailed(Target target, string sqlState, string message)
    : ConnectionException(FailureKind.Unreachable, target, $"the server refuses a query: {message} (SQLSTATE {sqlState})", "see the server's log for the statement")
{
    public string SqlState { get; } = sqlState;
}
