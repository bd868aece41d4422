using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>The server answered N to an SSLRequest, and the target does not accept plaintext.</summary>
public sealed class TlsNotOffered(Target target)
    : ConnectionException(FailureKind.Unreachable, target, $"sslmode={SslModeText.Of(target.SslMode)} asks for TLS, and the server serves none", "to enable TLS with pgseal, connect once with sslmode=prefer");
