using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>A certificate, key or root file of the client is missing, unreadable or open to others.</summary>
public sealed class ClientFileUnusable(Target target, string file, string why)
    : ConnectionException(FailureKind.BadInput, target, $"the file {file} cannot be used: {why}", "correct the file, or name another in sslcert, sslkey, sslrootcert or sslcrl");
