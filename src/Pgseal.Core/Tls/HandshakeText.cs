namespace Pgseal.Core.Tls;

/// <summary>What came of asking for TLS, in a sentence about the server.</summary>
public static class HandshakeText
{
    public static string Of(HandshakeOutcome outcome) => outcome.Match(
        served: it => $"{it.Protocol} with {it.Cipher} is served",
        notServed: _ => "no TLS is served",
        refusedInClear: it => $"answered a TLS request with an error that nobody signed: {it.Error.Message}",
        notPostgres: it => $"what answers is not PostgreSQL: {it.Came}",
        bytesInjected: it => $"{it.Count} bytes came in clear after TLS was agreed: somebody on the path injects them",
        handshakeFailed: it => $"the TLS handshake failed: {it.Why}",
        closed: it => $"the connection was closed while {WireStepText.While(it.Step)}",
        unreachable: it => $"cannot be reached: {it.Why}",
        timedOut: it => $"no answer in time while {WireStepText.While(it.Step)}");

    /// <returns>Null for the two clear answers: served, and not served.</returns>
    public static string? Failure(HandshakeOutcome outcome) =>
        outcome is HandshakeOutcome.Served or HandshakeOutcome.NotServed ? null : Of(outcome);
}
