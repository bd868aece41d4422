using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>The rules admitted the connection, and the login failed: peer, certificate, no such role, not allowed to log in.</summary>
public sealed class LoginRefused(Target target, string message)
    : ConnectionException(FailureKind.Unreachable, target, $"the server refuses the login: {message}", $"name a role that may log in this way, then: {Psql(target)}");
