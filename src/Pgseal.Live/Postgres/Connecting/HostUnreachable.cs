using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>No connection: refused, no such name, no such socket, or no answer in time.</summary>
public sealed class HostUnreachable(Target target, string why)
    : ConnectionException(FailureKind.Unreachable, target, $"the server cannot be reached: {why}", $"check host, port and listen_addresses, then: {Psql(target)}");
