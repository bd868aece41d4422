using Pgseal.Core.Tls;

namespace Pgseal.Live.Wire;

/// <summary>Ends a conversation early, with what it came to; caught by the operation that began it.</summary>
sealed class WireFault(HandshakeOutcome outcome) : Exception
{
    public HandshakeOutcome Outcome { get; } = outcome;
}
