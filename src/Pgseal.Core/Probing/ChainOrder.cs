using Pgseal.Core.Certificates;

namespace Pgseal.Core.Probing;

/// <summary>What the certificates that a server sends are to each other.</summary>
public static class ChainOrder
{
    public static string Of(ValueList<CertificateFacts> chain)
    {
        if (chain is [var only])
            return only.IsSelfSigned ? "it is self-signed, and sent alone" : "it is sent alone";
        for (var i = 0; i + 1 < chain.Count; i++)
            if (chain[i].Issuer != chain[i + 1].Subject)
                return $"certificate {i + 2} of the {chain.Count} sent is not the issuer of certificate {i + 1}: the chain is out of order or has a gap";
        return chain[^1].IsSelfSigned ? $"{chain.Count} certificates are sent, up to the root" : $"{chain.Count} certificates are sent, in order";
    }
}
