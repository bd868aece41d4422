using System.Text;
using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Tests.Tls.Hello;

public sealed class ClientHelloTests
{
    static readonly byte[] Random = [.. Enumerable.Range(0, 32).Select(it => (byte)it)];

    const string RandomHex = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    static string Hex(ClientHello hello) => Convert.ToHexStringLower(hello.ToBytes(Random));

    [Fact]
    public void A_hello_of_ssl_3_has_no_extensions_and_signals_secure_renegotiation() => Assert.Equal(
        "160300" + "0030" + "01" + "00002c" + "0300" + RandomHex + "00" + "0004" + "000400ff" + "02" + "0100",
        Hex(new ClientHello { Newest = TlsVersion.Ssl3, Suites = [4], Groups = [23] }));

    [Fact]
    public void A_hello_of_tls_1_1_has_no_signature_algorithms() => Assert.Equal(
        "160301" + "004d" + "01" + "000049" + "0302" + RandomHex + "00" + "0002" + "c014" + "02" + "0100"
        + "001d"
        + "000a" + "0006" + "0004" + "00170018"
        + "000b" + "0002" + "0100"
        + "0017" + "0000"
        + "0023" + "0000"
        + "ff01" + "0001" + "00",
        Hex(new ClientHello { Newest = TlsVersion.Tls11, Suites = [0xc014], Groups = [23, 24] }));

    [Fact]
    public void A_hello_of_tls_1_3_names_its_versions_and_brings_no_key()
    {
        var hello = Hex(new ClientHello { Newest = TlsVersion.Tls13, Oldest = TlsVersion.Tls12, Suites = [0x1302], Groups = [29] });
        Assert.StartsWith("160301", hello, StringComparison.Ordinal);
        Assert.Contains("0303" + RandomHex + "00" + "0002" + "1302" + "01" + "00", hello, StringComparison.Ordinal);
        Assert.EndsWith("002b" + "0005" + "04" + "03040303" + "002d" + "0002" + "0101" + "0033" + "0002" + "0000", hello, StringComparison.Ordinal);
        Assert.Contains("000d" + "0032" + "0030" + "0403", hello, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_and_the_protocol_are_sent_only_when_asked_for()
    {
        var hello = new ClientHello { Newest = TlsVersion.Tls12, Suites = [0xc014], Groups = [29], ServerName = "db.example", Alpn = true };
        var name = "0000" + "000f" + "000d" + "00" + "000a" + Convert.ToHexStringLower(Encoding.ASCII.GetBytes("db.example"));
        var protocol = "0010" + "000d" + "000b" + "0a" + Convert.ToHexStringLower(Encoding.ASCII.GetBytes("postgresql"));
        Assert.Contains(name, Hex(hello), StringComparison.Ordinal);
        Assert.Contains(protocol, Hex(hello), StringComparison.Ordinal);
        Assert.DoesNotContain(name, Hex(hello with { ServerName = null }), StringComparison.Ordinal);
        Assert.DoesNotContain(protocol, Hex(hello with { Alpn = false }), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_little_randomness_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClientHello { Newest = TlsVersion.Tls12, Suites = [1], Groups = [] }.ToBytes(new byte[31]));
}
