using CsCheck;
using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Tests.Tls.Hello;

public sealed class AnswerReaderTests
{
    static readonly byte[] Random = [.. Enumerable.Repeat((byte)7, 32)];

    static HelloAnswer Read(params byte[] bytes)
    {
        var reader = new AnswerReader();
        reader.Take(bytes);
        return reader.End();
    }

    static byte[] Record(byte type, params byte[] body) => [type, 3, 3, (byte)(body.Length >> 8), (byte)body.Length, .. body];

    static byte[] Message(byte type, params byte[] body) => [type, 0, (byte)(body.Length >> 8), (byte)body.Length, .. body];

    static byte[] Handshake(params byte[][] messages) => Record(22, [.. messages.SelectMany(it => it)]);

    /// <summary>TLS 1.2, ECDHE-RSA-AES256-SHA, no session and no extensions.</summary>
    static byte[] ServerHello(params byte[] after) => Message(2, [3, 3, .. Random, 0, 0xc0, 0x14, 0, .. after]);

    static byte[] Done => Message(14);

    [Fact]
    public void A_recorded_flight_of_tls_1_2_is_read_to_its_end()
    {
        var flight = Assert.IsType<HelloAnswer.Chosen>(Read(Recorded.Flight)).Flight;
        Assert.Equal(
            new ServerFlight(TlsVersion.Tls12, 0xc02b) { SecureRenegotiation = true, ExtendedMasterSecret = true, Group = 23 },
            flight with { Authorities = null });
        Assert.Equal("30243111300f060355040a0c084c61622c20496e63310f300d06035504030c066c6162204341", Convert.ToHexStringLower(Assert.Single(flight.Authorities!.Value).Span));
    }

    [Fact]
    public void The_prime_of_dhe_is_measured() => Assert.Equal(
        new HelloAnswer.Chosen(new ServerFlight(TlsVersion.Tls12, 0x009e) { SecureRenegotiation = true, ExtendedMasterSecret = true, DhBits = 2048 }),
        Read(Recorded.DheFlight));

    [Fact]
    public void A_recorded_retry_names_suite_and_group() => Assert.Equal(new HelloAnswer.Retry(0x1302, 29), Read(Recorded.Retry));

    [Fact]
    public void A_retry_names_a_group_after_the_quantum_computer_too()
    {
        var bytes = Recorded.Retry.ToArray();
        var at = bytes.AsSpan().IndexOf(new byte[] { 0, 0x33, 0, 2, 0, 29 });
        (bytes[at + 4], bytes[at + 5]) = (0x11, 0xec);
        Assert.Equal(new HelloAnswer.Retry(0x1302, 0x11ec), Read(bytes));
    }

    [Fact]
    public void Recorded_alerts_are_told()
    {
        Assert.Equal(new HelloAnswer.Alert(40), Read(Recorded.HandshakeFailure));
        Assert.Equal(new HelloAnswer.Alert(70), Read(Recorded.ProtocolVersion));
    }

    [Fact]
    public void It_does_not_matter_how_the_bytes_arrive_or_are_cut_into_records()
    {
        var whole = Read(Recorded.Flight);
        var drop = new AnswerReader();
        foreach (var one in Recorded.Flight)
            drop.Take([one]);
        Assert.Equal(Text(whole), Text(drop.End()));

        byte[] messages = [.. ServerHello(), .. Message(11, 0, 0, 0), .. Message(12, 3, 0, 29), .. Done];
        var expected = new HelloAnswer.Chosen(new ServerFlight(TlsVersion.Tls12, 0xc014) { Group = 29 });
        Assert.Equal(expected, Read(Record(22, messages)));
        Assert.Equal(expected, Read([.. messages.SelectMany(one => Record(22, one))]));
    }

    /// <summary>Lists of memory compare by place, so as text.</summary>
    static string Text(HelloAnswer answer) => answer is HelloAnswer.Chosen { Flight: { } flight }
        ? $"{flight with { Authorities = null }} {string.Join(' ', (flight.Authorities ?? []).Select(name => Convert.ToHexString(name.Span)))}"
        : $"{answer}";

    [Fact]
    public void What_comes_after_the_answer_is_left_alone() =>
        Assert.Equal(new HelloAnswer.Alert(40), Read([.. Recorded.HandshakeFailure, .. "and something else"u8]));

    [Fact]
    public void A_warning_is_skipped_and_a_goodbye_is_not()
    {
        Assert.Equal(new HelloAnswer.Alert(40), Read([.. Record(21, 1, 112), .. Recorded.HandshakeFailure]));
        Assert.Equal(new HelloAnswer.Alert(0), Read([.. Record(21, 1, 0), .. Recorded.HandshakeFailure]));
    }

    [Fact]
    public void An_alert_in_the_middle_of_the_flight_is_the_answer() =>
        Assert.Equal(new HelloAnswer.Alert(80), Read([.. Handshake(ServerHello()), .. Record(21, 2, 80)]));

    [Fact]
    public void Extensions_and_compression_are_told() => Assert.Equal(
        new HelloAnswer.Chosen(new ServerFlight(TlsVersion.Tls11, 0xc014) { HasSessionId = true, Compresses = true, SessionTicket = true }),
        Read(Handshake(Message(2, [3, 2, .. Random, 2, 9, 9, 0xc0, 0x14, 1, 0, 4, 0, 35, 0, 0]), Done)));

    [Fact]
    public void A_server_of_ssl_3_and_a_certificate_request_before_tls_1_2_are_read() => Assert.Equal(
        [0x41],
        Assert.IsType<HelloAnswer.Chosen>(Read(Handshake(Message(2, [3, 0, .. Random, 0, 0, 4, 0]), Message(13, 1, 1, 0, 3, 0, 1, 0x41), Done)))
            .Flight.Authorities!.Value[0].ToArray());

    [Fact]
    public void Nothing_is_nothing_and_another_protocol_is_shown()
    {
        Assert.Equal(new HelloAnswer.Nothing("the server closed the connection without an answer to the ClientHello"), Read());
        Assert.Equal(new HelloAnswer.NotTls(@"HTTP/1.1 400\x0D\x0A"), Read([.. "HTTP/1.1 400\r\n"u8]));
        Assert.Equal(new HelloAnswer.NotTls(@"E\x00\x00\x00\x1B"), Read([.. "E\0\0\0\x1b"u8]));
    }

    public static TheoryData<HelloFault, byte[]> Faults => new()
    {
        { HelloFault.CutShort, [22] },
        { HelloFault.CutShort, [22, 3, 3, 0, 9, 2] },
        { HelloFault.CutShort, Handshake(ServerHello()) },
        { HelloFault.CutShort, Record(22, 2, 0, 1, 0, 3) },
        { HelloFault.TooLong, Record(22, 2, 0xff, 0xff, 0xff, 3) },
        { HelloFault.Record, Record(22) },
        { HelloFault.Record, [22, 2, 0, 0, 1, 0] },
        { HelloFault.Record, [22, 3, 9, 0, 1, 0] },
        { HelloFault.Record, [22, 3, 3, 0xff, 0xff, 0] },
        { HelloFault.Record, [.. Handshake(ServerHello()), .. Record(23, 1, 2, 3)] },
        { HelloFault.Alert, Record(21, 2) },
        { HelloFault.Alert, Record(21, 2, 40, 0) },
        { HelloFault.Alert, [.. Record(22, 2, 0, 0), .. Record(21, 2, 40)] },
        { HelloFault.Order, Handshake(Message(11)) },
        { HelloFault.Order, Handshake(Done) },
        { HelloFault.Order, Handshake(ServerHello(), ServerHello(), Done) },
        { HelloFault.Order, Handshake(ServerHello(), Message(14, 1)) },
        { HelloFault.ServerHello, Handshake(Message(2, 3, 3), Done) },
        { HelloFault.ServerHello, Handshake(Message(2, [3, 3, .. Random, 33, .. Random, 1, 0xc0, 0x14, 0]), Done) },
        { HelloFault.ServerHello, Handshake(Message(2, [3, 3, .. Random, 0, 0xc0, 0x14, 2]), Done) },
        { HelloFault.ServerHello, Handshake(ServerHello(0), Done) },
        { HelloFault.ServerHello, Handshake(ServerHello(0, 0, 0), Done) },
        { HelloFault.ServerHello, Handshake(ServerHello(0, 5, 0, 35, 0, 2, 0), Done) },
        { HelloFault.Version, Handshake(Message(2, [3, 4, .. Random, 0, 0xc0, 0x14, 0]), Done) },
        { HelloFault.Version, Handshake(Message(2, [2, 0, .. Random, 0, 0xc0, 0x14, 0]), Done) },
        { HelloFault.Version, Handshake(ServerHello(0, 6, 0, 43, 0, 2, 3, 5), Done) },
        { HelloFault.Retry, Handshake(ServerHello(0, 6, 0, 43, 0, 2, 3, 4), Done) },
        { HelloFault.Retry, WithoutGroup() },
        { HelloFault.KeyExchange, Handshake(ServerHello(), Message(12), Done) },
        { HelloFault.KeyExchange, Handshake(ServerHello(), Message(12, 3, 0), Done) },
        { HelloFault.KeyExchange, Handshake(Message(2, [3, 3, .. Random, 0, 0, 0x9e, 0]), Message(12, 0, 9, 1), Done) },
        { HelloFault.CertificateRequest, Handshake(ServerHello(), Message(13), Done) },
        { HelloFault.CertificateRequest, Handshake(ServerHello(), Message(13, 1, 1, 0, 0, 0, 0, 9), Done) },
        { HelloFault.CertificateRequest, Handshake(ServerHello(), Message(13, 1, 1, 0, 0, 0, 2, 0, 0), Done) },
        { HelloFault.CertificateRequest, Handshake(ServerHello(), Message(13, 1, 1, 0, 0, 0, 2, 0, 1), Done) },
    };

    /// <summary>The retry's key_share becomes an extension that nobody knows.</summary>
    static byte[] WithoutGroup()
    {
        var bytes = Recorded.Retry.ToArray();
        bytes[bytes.AsSpan().IndexOf(new byte[] { 0, 0x33, 0, 2 }) + 1] = 0x99;
        return bytes;
    }

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void What_breaks_the_rules_has_a_name(HelloFault expected, byte[] bytes) => Assert.Equal(new HelloAnswer.Malformed(expected), Read(bytes));

    [Fact]
    public void An_endless_answer_is_given_up()
    {
        var reader = new AnswerReader();
        byte[] certificates = Record(22, [.. Enumerable.Repeat(Message(11), 1000).SelectMany(it => it)]);
        reader.Take(Handshake(ServerHello()));
        for (var taken = 0; taken <= AnswerReader.Longest; taken += certificates.Length)
            reader.Take(certificates);
        Assert.Equal(new HelloAnswer.Malformed(HelloFault.TooLong), reader.Answer);

        var warnings = new AnswerReader();
        for (var taken = 0; taken <= AnswerReader.Longest; taken += 7)
            warnings.Take(Record(21, 1, 112));
        Assert.Equal(new HelloAnswer.Malformed(HelloFault.TooLong), warnings.Answer);
    }

    /// <summary>60,000 mutations of what servers sent and 40,000 answers of random bytes, in pieces of any size.</summary>
    [Fact]
    public void Whatever_bytes_come_there_is_an_answer()
    {
        byte[][] recorded = [Recorded.Flight, Recorded.DheFlight, Recorded.Retry, Recorded.HandshakeFailure];
        var mutated = Gen.Select(Gen.Int[0, recorded.Length - 1], Gen.Select(Gen.Int[0, 2000], Gen.Byte).Array[1, 6], Gen.Int[0, 2000]);
        mutated.Sample(
            (which, changes, cut) =>
            {
                var bytes = recorded[which].ToArray();
                foreach (var (at, value) in changes)
                    bytes[at % bytes.Length] = value;
                Feed(cut % 5 == 0 ? bytes[..(cut % bytes.Length)] : bytes, 1 + (cut % 700));
            },
            iter: 60_000);
        var garbage = Gen.Select(Gen.Byte.Array[0, 60], Gen.Int[0, 3], Gen.Int[1, 60]);
        garbage.Sample((body, shape, piece) => Feed(shape switch { 0 => body, 1 => Record(22, body), 2 => Handshake(Message(2, body)), _ => Handshake(ServerHello(), body) }, piece), iter: 40_000);

        static void Feed(byte[] bytes, int piece)
        {
            var reader = new AnswerReader();
            foreach (var part in bytes.Chunk(piece))
                reader.Take(part);
            Assert.NotNull(reader.End());
        }
    }
}
