using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Tests.Tls.Hello;

public sealed class CipherSuiteTests
{
    [Theory]
    [InlineData(0x1302, "TLS_AES_256_GCM_SHA384", "any any AES_256_GCM 256 AEAD fs", SuiteGrade.Good)]
    [InlineData(0xc030, "ECDHE-RSA-AES256-GCM-SHA384", "ECDHE RSA AES_256_GCM 256 AEAD fs", SuiteGrade.Good)]
    [InlineData(0xcca9, "ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE ECDSA CHACHA20_POLY1305 256 AEAD fs", SuiteGrade.Good)]
    [InlineData(0xc0a3, "DHE-RSA-AES256-CCM8", "DHE RSA AES_256_CCM_8 256 AEAD fs", SuiteGrade.Good)]
    [InlineData(0xc061, "ECDHE-ARIA256-GCM-SHA384", "ECDHE RSA ARIA_256_GCM 256 AEAD fs", SuiteGrade.Good)]
    [InlineData(0xc028, "ECDHE-RSA-AES256-SHA384", "ECDHE RSA AES_256_CBC 256 SHA384 fs", SuiteGrade.Good)]
    [InlineData(0xc014, "ECDHE-RSA-AES256-SHA", "ECDHE RSA AES_256_CBC 256 SHA fs", SuiteGrade.Dated, SuiteWeakness.CbcSha1)]
    [InlineData(0x009d, "AES256-GCM-SHA384", "RSA RSA AES_256_GCM 256 AEAD -", SuiteGrade.Dated, SuiteWeakness.NoForwardSecrecy)]
    [InlineData(0x0096, "SEED-SHA", "RSA RSA SEED_CBC 128 SHA -", SuiteGrade.Dated, SuiteWeakness.Abandoned, SuiteWeakness.NoForwardSecrecy, SuiteWeakness.CbcSha1)]
    [InlineData(0x000a, "DES-CBC3-SHA", "RSA RSA 3DES_EDE_CBC 112 SHA -", SuiteGrade.Broken, SuiteWeakness.SmallBlocks, SuiteWeakness.NoForwardSecrecy, SuiteWeakness.CbcSha1)]
    [InlineData(0x0007, "IDEA-CBC-SHA", "RSA RSA IDEA_CBC 128 SHA -", SuiteGrade.Broken, SuiteWeakness.SmallBlocks, SuiteWeakness.NoForwardSecrecy, SuiteWeakness.CbcSha1)]
    [InlineData(0x0009, "DES-CBC-SHA", "RSA RSA DES_CBC 56 SHA -", SuiteGrade.Broken, SuiteWeakness.ShortKey, SuiteWeakness.SmallBlocks, SuiteWeakness.NoForwardSecrecy, SuiteWeakness.CbcSha1)]
    [InlineData(0x0005, "RC4-SHA", "RSA RSA RC4_128 128 SHA -", SuiteGrade.Broken, SuiteWeakness.Rc4, SuiteWeakness.NoForwardSecrecy)]
    [InlineData(0x0003, "EXP-RC4-MD5", "RSA RSA RC4_40 40 MD5 -", SuiteGrade.Broken, SuiteWeakness.Export, SuiteWeakness.ShortKey, SuiteWeakness.Rc4, SuiteWeakness.Md5, SuiteWeakness.NoForwardSecrecy)]
    [InlineData(0x0014, "EXP-EDH-RSA-DES-CBC-SHA", "DHE RSA DES40_CBC 40 SHA fs", SuiteGrade.Broken, SuiteWeakness.Export, SuiteWeakness.ShortKey, SuiteWeakness.SmallBlocks, SuiteWeakness.CbcSha1)]
    [InlineData(0x0062, "EXP1024-DES-CBC-SHA", "RSA RSA DES_CBC 56 SHA -", SuiteGrade.Broken, SuiteWeakness.Export, SuiteWeakness.ShortKey, SuiteWeakness.SmallBlocks, SuiteWeakness.NoForwardSecrecy, SuiteWeakness.CbcSha1)]
    [InlineData(0x00a7, "ADH-AES256-GCM-SHA384", "DHE anon AES_256_GCM 256 AEAD fs", SuiteGrade.Broken, SuiteWeakness.Anonymous)]
    [InlineData(0xc019, "AECDH-AES256-SHA", "ECDHE anon AES_256_CBC 256 SHA fs", SuiteGrade.Broken, SuiteWeakness.Anonymous, SuiteWeakness.CbcSha1)]
    [InlineData(0x003b, "NULL-SHA256", "RSA RSA NULL 0 SHA256 -", SuiteGrade.Broken, SuiteWeakness.NoEncryption, SuiteWeakness.NoForwardSecrecy)]
    [InlineData(0xc005, "ECDH-ECDSA-AES256-SHA", "ECDH ECDSA AES_256_CBC 256 SHA -", SuiteGrade.Dated, SuiteWeakness.NoForwardSecrecy, SuiteWeakness.CbcSha1)]
    [InlineData(0xc101, "GOST2012-MAGMA-MAGMAOMAC", "GOST GOST MAGMA_CTR 256 OMAC -", SuiteGrade.Broken, SuiteWeakness.SmallBlocks, SuiteWeakness.NoForwardSecrecy)]
    public void A_suite_is_told_by_its_parts(int code, string name, string parts, SuiteGrade grade, params SuiteWeakness[] weaknesses)
    {
        var suite = new CipherSuite((ushort)code);
        Assert.Equal(name, suite.OpenSslName);
        Assert.Equal(parts, $"{suite.KeyExchange} {suite.Authentication} {suite.Cipher} {suite.Bits} {suite.Mac} {(suite.ForwardSecrecy ? "fs" : "-")}");
        Assert.Equal(grade, suite.Grade);
        Assert.Equal(weaknesses, suite.Weaknesses);
    }

    [Fact]
    public void A_code_that_nobody_registered_has_a_number_for_a_name()
    {
        var suite = new CipherSuite(0x1a1a);
        Assert.Equal(("0x1A1A", null, "0x1A1A", SuiteGrade.Good), (suite.IanaName, suite.OpenSslName, suite.ToString(), suite.Grade));
    }

    [Fact]
    public void Signals_reserved_values_and_suites_with_other_secrets_are_never_offered()
    {
        ushort[] offered = [.. OfferedSuites.Tls13, .. OfferedSuites.Legacy];
        Assert.Equal(offered.Length, offered.Distinct().Count());
        Assert.DoesNotContain(offered, code => code is 0x00ff or 0x5600 || (code & 0x0f0f) == 0x0a0a);
        string[] others = ["PSK", "SRP", "KRB5", "ECCPWD"];
        Assert.DoesNotContain(offered, code => others.Any(it => new CipherSuite(code).IanaName.Contains(it, StringComparison.Ordinal)));
        Assert.Equal([0x1302, 0x1303, 0x1301], OfferedSuites.Tls13.Take(3));
    }

    [Fact]
    public void Below_tls_1_2_only_its_suites_are_offered()
    {
        Assert.Contains((ushort)0xc030, OfferedSuites.For(TlsVersion.Tls12));
        Assert.DoesNotContain((ushort)0xc030, OfferedSuites.For(TlsVersion.Tls11));
        Assert.Contains((ushort)0xc014, OfferedSuites.For(TlsVersion.Ssl3));
    }

    [Theory]
    [InlineData(29, "x25519", false)]
    [InlineData(0x11ec, "X25519MLKEM768", true)]
    [InlineData(0x11eb, "SecP256r1MLKEM768", true)]
    [InlineData(0x11ed, "SecP384r1MLKEM1024", true)]
    [InlineData(0x7777, "0x7777", false)]
    public void A_group_has_a_name(int code, string name, bool isPostQuantum)
    {
        var group = new NamedGroup((ushort)code);
        Assert.Equal((name, isPostQuantum), (group.Name, group.IsPostQuantum));
    }

    [Fact]
    public void Groups_of_other_versions_are_not_offered()
    {
        Assert.Contains((ushort)0x11ec, GroupTable.For(TlsVersion.Tls13));
        Assert.DoesNotContain((ushort)0x11ec, GroupTable.For(TlsVersion.Tls12));
        Assert.DoesNotContain((ushort)256, GroupTable.For(TlsVersion.Tls12));
        Assert.DoesNotContain((ushort)14, GroupTable.For(TlsVersion.Tls13));
    }
}
