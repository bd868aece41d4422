using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Pgseal.Core.Certificates;

namespace Pgseal.Live.Certificates;

/// <summary>Encodes the subject alternative name of a member.</summary>
/// <remarks>
/// RFC 5280 section 4.2.1.6. Not .NET's builder: that one runs names through IDN rules, which an address as dNSName must not meet.
/// </remarks>
static class AltNames
{
    const string Oid = "2.5.29.17";

    public static X509Extension Encode(SubjectNames names)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var name in names.DnsNames)
                writer.WriteCharacterString(UniversalTagNumber.IA5String, name, new Asn1Tag(TagClass.ContextSpecific, 2));
            foreach (var address in names.Addresses)
                writer.WriteOctetString(address.GetAddressBytes(), new Asn1Tag(TagClass.ContextSpecific, 7));
        }
        return new X509Extension(Oid, writer.Encode(), critical: false);
    }
}
