using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>SQLSTATE 42501.</summary>
public sealed class QueryDenied(Target target, string message)
    : ConnectionException(FailureKind.Unreachable, target, $"user {target.User} may not do this: {message}", "connect as a superuser, or grant what docs/privileges.md lists");
