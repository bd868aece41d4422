using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>The server asks for a password and no variable, file or target has one.</summary>
public sealed class PasswordMissing(Target target)
    : ConnectionException(FailureKind.Unreachable, target, $"the server asks for a password of user {target.User}, and none was given", $"set PGPASSWORD, or add a line to {target.PassFilePath ?? "a password file"}: {target.HostInPassFile}:{target.Port}:{target.Database}:{target.User}:PASSWORD");
