using Pgseal.Core.Tls;

namespace Pgseal.Core.Probing;

/// <summary>The outcome of the stuffing test: SSLRequest and StartupMessage in one segment, TLS finished, then silence.</summary>
/// <param name="How">How that was seen, as a clause.</param>
/// <param name="LeafSha256">Of the certificate served in it, without a host name in the ClientHello.</param>
/// <param name="Error">The ErrorResponse, when one came.</param>
public sealed record StuffingSeen(StuffingResult Result, string How, string? LeafSha256 = null, ServerError? Error = null);
