using Pgseal.Core.Tls;

namespace Pgseal.Core.Probing;

/// <summary>The answer to a GSSENCRequest.</summary>
/// <param name="Offered">True for <c>G</c>, false for <c>N</c>, null for anything else.</param>
/// <param name="Instead">What came instead of either; null when one did.</param>
public sealed record GssSeen(bool? Offered, HandshakeOutcome? Instead = null);
