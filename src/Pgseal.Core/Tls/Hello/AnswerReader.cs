using Pgseal.Core.Text;

namespace Pgseal.Core.Tls.Hello;

/// <summary>Reads the answer to a ClientHello from bytes that nobody has vouched for, as they come.</summary>
/// <remarks>
/// Takes any bytes and throws nothing; keeps at most <see cref="Longest"/> of them. A message may be spread over records, and a record may
/// carry several messages (RFC 5246, section 6.2.1).
/// </remarks>
public sealed class AnswerReader
{
    /// <summary>In bytes: room for a chain of certificates and some hundred names of authorities.</summary>
    public const int Longest = 64 * 1024;

    /// <summary>Two to the 14th, and what compression and encryption may add (RFC 5246, section 6.2.3).</summary>
    const int LongestRecord = (1 << 14) + 2048;

    const int RecordHeader = 5;
    const int MessageHeader = 4;
    const byte Warning = 1;

    readonly List<byte> raw = [];
    readonly List<byte> messages = [];
    readonly FlightReader flight = new();
    int taken;

    /// <summary>Null until the answer is complete.</summary>
    public HelloAnswer? Answer { get; private set; }

    /// <summary>Takes what has arrived; what comes after the answer is left alone.</summary>
    public void Take(ReadOnlySpan<byte> arrived)
    {
        if (Answer is not null)
            return;
        var room = Math.Min(arrived.Length, Longest - taken);
        taken += room;
        raw.AddRange(arrived[..room]);
        while (Answer is null && TryRecord())
        {
        }
        if (Answer is null && taken == Longest)
            Fail(HelloFault.TooLong);
    }

    /// <summary>The connection has ended.</summary>
    public HelloAnswer End() => Answer ??= taken == 0
        ? new HelloAnswer.Nothing("the server closed the connection without an answer to the ClientHello")
        : new HelloAnswer.Malformed(HelloFault.CutShort);

    bool TryRecord()
    {
        if (raw.Count > 0 && raw[0] is not ((byte)RecordType.Alert or (byte)RecordType.Handshake))
        {
            // Only at the start it can be something else than TLS; later it is broken TLS.
            if (taken == raw.Count)
                Answer = new HelloAnswer.NotTls(Printable.Bytes([.. raw.Take(60)]));
            else
                Fail(HelloFault.Record);
            return false;
        }
        if (raw.Count < RecordHeader)
            return false;
        var length = (raw[3] << 8) | raw[4];
        if (raw[1] != 3 || raw[2] > 4 || length is 0 or > LongestRecord)
        {
            Fail(HelloFault.Record);
            return false;
        }
        if (raw.Count < RecordHeader + length)
            return false;
        var (type, body) = ((RecordType)raw[0], raw.Slice(RecordHeader, length));
        raw.RemoveRange(0, RecordHeader + length);
        if (type == RecordType.Alert)
            TakeAlert(body);
        else
        {
            messages.AddRange(body);
            while (Answer is null && TryMessage())
            {
            }
        }
        return true;
    }

    /// <summary>A warning is no answer, except that the server takes its leave.</summary>
    void TakeAlert(List<byte> body)
    {
        if (body.Count != 2 || messages.Count > 0)
            Fail(HelloFault.Alert);
        else if (body[0] != Warning || body[1] == 0)
            Answer = new HelloAnswer.Alert(body[1]);
    }

    bool TryMessage()
    {
        if (messages.Count < MessageHeader)
            return false;
        var length = (messages[1] << 16) | (messages[2] << 8) | messages[3];
        if (length > Longest)
        {
            Fail(HelloFault.TooLong);
            return false;
        }
        if (messages.Count < MessageHeader + length)
            return false;
        var (type, body) = ((MessageType)messages[0], messages.Slice(MessageHeader, length).ToArray());
        messages.RemoveRange(0, MessageHeader + length);
        Answer = flight.Take(type, body);
        return true;
    }

    void Fail(HelloFault fault) => Answer = new HelloAnswer.Malformed(fault);
}
