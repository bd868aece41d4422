namespace Pgseal.Core.Tls;

/// <summary>What a handshake that says nothing about TLS is called in a sentence.</summary>
public static class HandshakeText
{
    /// <returns>Null for the two clear answers: served, and not served.</returns>
    public static string? Failure(HandshakeOutcome outcome) => outcome.Match<string?>(
        served: _ => null,
        notServed: _ => null,
        refusedInClear: it => $"answered a TLS request with an error that nobody signed: {it.Error.Message}",
        notPostgres: it => $"what answers is not PostgreSQL: {it.Came}",
        bytesInjected: it => $"{it.Count} bytes came in clear after TLS was agreed: somebody on the path injects them",
        handshakeFailed: it => $"the TLS handshake failed: {it.Why}",
        closed: it => $"the connection was closed while {WireStepText.While(it.Step)}",
        unreachable: it => $"cannot be reached: {it.Why}",
        timedOut: it => $"no answer in time while {WireStepText.While(it.Step)}");
}
