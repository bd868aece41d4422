using System.Numerics;

namespace Pgseal.Core.Tls.Hello;

/// <summary>Reads the handshake messages of a server's first flight, one by one.</summary>
sealed class FlightReader
{
    ServerFlight? flight;

    /// <returns>Null while more must come.</returns>
    public HelloAnswer? Take(MessageType type, ReadOnlySpan<byte> body)
    {
        if (flight is null)
        {
            if (type != MessageType.ServerHello)
                return new HelloAnswer.Malformed(HelloFault.Order);
            var answer = ServerHelloReader.Read(body);
            flight = (answer as HelloAnswer.Chosen)?.Flight;
            return flight is null ? answer : null;
        }
        switch (type)
        {
            case MessageType.Certificate or MessageType.CertificateStatus:
                return null; // certificates are looked at where a handshake is finished
            case MessageType.ServerKeyExchange:
                return TakeKeyExchange(flight, body);
            case MessageType.CertificateRequest:
                return TakeCertificateRequest(flight, body);
            case MessageType.ServerHelloDone when body.IsEmpty:
                return new HelloAnswer.Chosen(flight);
            default:
                return new HelloAnswer.Malformed(HelloFault.Order);
        }
    }

    /// <summary>RFC 8422, section 5.4, and RFC 5246, section 7.4.3: only the public parameters at its start.</summary>
    HelloAnswer.Malformed? TakeKeyExchange(ServerFlight before, ReadOnlySpan<byte> body)
    {
        const byte namedCurve = 3;
        var reader = new ByteReader(body);
        switch (SuiteParts.Of(before.Suite).KeyExchange)
        {
            case "ECDHE":
                if (!reader.TryByte(out var type) || (type == namedCurve && body.Length < 3))
                    return new HelloAnswer.Malformed(HelloFault.KeyExchange);
                if (type == namedCurve && reader.TryUInt16(out var group))
                    flight = before with { Group = group };
                return null;
            case "DHE":
                if (!reader.TryVector16(out var prime) || prime.IsEmpty)
                    return new HelloAnswer.Malformed(HelloFault.KeyExchange);
                flight = before with { DhBits = Bits(prime) };
                return null;
            default: // the short RSA key of an EXPORT suite, or an exchange that nobody offered
                return null;
        }
    }

    static int Bits(ReadOnlySpan<byte> number)
    {
        var significant = number.TrimStart((byte)0);
        return significant.IsEmpty ? 0 : (8 * significant.Length) - (BitOperations.LeadingZeroCount(significant[0]) - 24);
    }

    /// <summary>RFC 5246, section 7.4.4; before 1.2 there are no signature algorithms in it.</summary>
    HelloAnswer.Malformed? TakeCertificateRequest(ServerFlight before, ReadOnlySpan<byte> body)
    {
        var reader = new ByteReader(body);
        if (!reader.TryVector8(out _)
            || (before.Version == TlsVersion.Tls12 && !reader.TryVector16(out _))
            || !reader.TryVector16(out var list)
            || !reader.IsEmpty)
            return new HelloAnswer.Malformed(HelloFault.CertificateRequest);
        var names = new List<ReadOnlyMemory<byte>>();
        for (var rest = new ByteReader(list); !rest.IsEmpty;)
        {
            if (!rest.TryVector16(out var name) || name.IsEmpty)
                return new HelloAnswer.Malformed(HelloFault.CertificateRequest);
            names.Add(name.ToArray());
        }
        flight = before with { Authorities = names.ToValueList() };
        return null;
    }
}
