using System.Security.Cryptography;

namespace Pgseal.Core.Certificates;

/// <summary>One block of a PEM text (RFC 7468): its label and its decoded bytes.</summary>
readonly record struct PemBlock(string Label, byte[] Bytes)
{
    /// <summary>The well-formed blocks in order; what stands between them is skipped, as OpenSSL does.</summary>
    public static IEnumerable<PemBlock> All(string text)
    {
        var rest = text.AsMemory();
        while (PemEncoding.TryFind(rest.Span, out var found))
        {
            yield return new(rest.Span[found.Label].ToString(), Convert.FromBase64String(rest.Span[found.Base64Data].ToString()));
            rest = rest[found.Location.End..];
        }
    }
}
