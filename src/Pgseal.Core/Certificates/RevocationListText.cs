using System.Formats.Asn1;
using System.Numerics;
using System.Text;

namespace Pgseal.Core.Certificates;

/// <summary>Reads when a revocation list was made, when it ends, and its number.</summary>
/// <remarks>RFC 5280 section 5.1. Its signature is not looked at: it is the authority's own file.</remarks>
public static class RevocationListText
{
    const string NumberOid = "2.5.29.20";

    static readonly Asn1Tag extensions = new(TagClass.ContextSpecific, 0);

    /// <param name="file">Where it stands, for the answer.</param>
    /// <returns>Null when the text holds no list that can be read.</returns>
    public static RevocationListFacts? TryRead(ReadOnlySpan<byte> pem, string file)
    {
        try
        {
            foreach (var block in PemBlock.All(Encoding.Latin1.GetString(pem)))
                if (block.Label == "X509 CRL")
                    return Read(new AsnReader(block.Bytes, AsnEncodingRules.DER).ReadSequence().ReadSequence(), file);
        }
        catch (AsnContentException)
        {
            // it is told as unreadable
        }
        return null;
    }

    static RevocationListFacts Read(AsnReader list, string file)
    {
        list.ReadInteger();
        list.ReadEncodedValue(); // the signature's algorithm
        list.ReadEncodedValue(); // the issuer
        var (from, until) = (Time(list), Time(list));
        var number = BigInteger.Zero;
        while (list.HasData)
            if (list.PeekTag().HasSameClassAndValue(extensions))
                number = Number(list.ReadSequence(extensions).ReadSequence());
            else
                list.ReadEncodedValue();
        return new(file, number, from, until);
    }

    static BigInteger Number(AsnReader all)
    {
        while (all.HasData)
        {
            var extension = all.ReadSequence();
            var isNumber = extension.ReadObjectIdentifier() == NumberOid;
            if (extension.PeekTag() == Asn1Tag.Boolean)
                extension.ReadBoolean();
            if (isNumber)
                return new AsnReader(extension.ReadOctetString(), AsnEncodingRules.DER).ReadInteger();
        }
        return BigInteger.Zero;
    }

    static DateTimeOffset Time(AsnReader list) =>
        list.PeekTag() == Asn1Tag.UtcTime ? list.ReadUtcTime() : list.ReadGeneralizedTime();
}
