namespace Pgseal.Core.Certificates;

/// <summary>Judges what a request asks for before anything is signed.</summary>
public static class SigningRequestCheck
{
    /// <summary>Why it is not signed, one sentence each; empty when it may be.</summary>
    public static ValueList<string> Refused(SigningRequest request)
    {
        var refused = new List<string>();
        if (request.AsksForAuthority)
            refused.Add("The request asks to be an authority itself (CA:TRUE): whoever had it could sign for every server.");
        if (request is not ({ KeyAlgorithm: "RSA", KeyBits: >= 2048 } or { KeyAlgorithm: "EC", KeyBits: >= 256 }))
            refused.Add($"The request's key is {request.KeyAlgorithm}{(request.KeyBits is { } bits ? $" with {bits} bits" : "")}; RSA from 2048 or EC from 256 bits is what current TLS libraries take.");
        return refused.ToValueList();
    }
}
