using System.Net;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Posture.Facts;

/// <summary>One address the server listens on, and everything that was tried there.</summary>
/// <param name="InScope">Whether an attempt from it, or at it, counts for the scope.</param>
/// <param name="Attempts">Plaintext startups; empty when none could or needed to be made.</param>
public sealed record EndpointFacts(IPAddress Address, int Port, bool InScope, HandshakeOutcome Handshake, ValueList<Attempt> Attempts);
