using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>SQLSTATE 28P01; a role that does not exist looks the same.</summary>
public sealed class WrongPassword(Target target)
    : ConnectionException(FailureKind.Unreachable, target, $"the password of user {target.User} is not accepted", $"correct it in PGPASSWORD or the password file, then: {Psql(target)}");
