using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>The server agreed to TLS, and the handshake failed before a certificate was judged.</summary>
public sealed class TlsFailed(Target target, string why)
    : ConnectionException(FailureKind.Unreachable, target, $"the TLS handshake failed: {why}", $"see what is served: openssl s_client -starttls postgres -connect {target.HostAddress?.ToString() ?? target.Host}:{target.Port}");
