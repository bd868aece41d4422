using Pgseal.Core.Hba;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Hba;

public sealed class HbaReopeningTests
{
    [Fact]
    public void Hostssl_becomes_host_and_every_other_byte_stays()
    {
        var opened = Assert.IsType<HbaConversionResult.Converted>(Open("# mine\r\nhostssl\tall all 0.0.0.0/0  md5 # x\r\nhostssl all evil all reject\nlocal all all peer"));

        Assert.Equal("# mine\r\nhost\tall all 0.0.0.0/0  md5 # x\r\nhost all evil all reject\nlocal all all peer", Text(opened));
        Assert.Equal([2, 3], opened.Files[0].Changes.Select(change => change.Line));
    }

    [Fact]
    public void The_guard_goes_whole()
    {
        var opened = Assert.IsType<HbaConversionResult.Converted>(Open(
            "# pgseal guard begin\nhostnossl all all all reject\nhostnossl replication all all reject\n# pgseal guard end\nhost all all all md5\n"));

        Assert.Equal("host all all all md5\n", Text(opened));
    }

    [Fact]
    public void A_guard_without_an_end_is_not_touched() => Assert.IsType<HbaConversionResult.Refused>(Open("# pgseal guard begin\nhost all all all md5\n"));

    [Fact]
    public void Rules_without_hostssl_need_nothing() => Assert.IsType<HbaConversionResult.NothingToChange>(Open("host all all all md5\nhostgssenc all all all gss\n"));

    [Theory]
    [InlineData("hostssl all all all cert", "cert")]
    [InlineData("hostssl all all all md5 clientcert=verify-ca", "clientcert")]
    [InlineData("hostnossl all all all reject", "refuses plaintext")]
    public void A_line_for_tls_alone_is_named(string line, string named)
    {
        var refused = Assert.IsType<HbaConversionResult.Refused>(Open($"hostssl all all 10.0.0.0/8 md5\n{line}\n"));

        var reason = Assert.Single(refused.Reasons);
        Assert.Equal(2, reason.Line);
        Assert.Contains(named, reason.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reject_over_tls_that_asks_for_a_certificate_stays_a_reject() =>
        Assert.Equal("host all all all reject\n", Text(Assert.IsType<HbaConversionResult.Converted>(Open("hostssl all all all reject\n"))));

    static HbaConversionResult Open(string text)
    {
        var environment = new HbaEnvironment(ServerVersion.OfMajor(17)) { Ssl = true, Features = [HbaFeature.Gss] };
        return HbaReopening.Open(FakeFiles.Read(environment, text), environment with { Ssl = false });
    }

    static string Text(HbaConversionResult.Converted opened) => System.Text.Encoding.UTF8.GetString(opened.Files[0].After.Span);
}
