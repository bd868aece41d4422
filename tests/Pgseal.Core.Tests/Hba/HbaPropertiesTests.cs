using Pgseal.Core.Hba;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Tests.Hba;

public sealed class HbaPropertiesTests
{
    [Fact]
    public void Every_name_is_its_property() => Assert.Equal(
        ["plaintext-refused", "replication-requires-tls", "no-cleartext-password-without-tls", "no-trust-from-remote", "client-certificate-required"],
        HbaProperties.Names.Select(name => Parsed(name).Name));

    [Fact]
    public void A_sentence_has_a_subject_a_quantifier_and_clauses()
    {
        var sentence = Assert.IsType<HbaProperty.OnlyThrough>(Parsed(
            " role app  database \"my db\" only from 10.0.0.0/8 , fd00::/8 over tls,local with cert,client-certificate with scram-sha-256"));
        Assert.Equal("role app database \"my db\" only from 10.0.0.0/8,fd00::/8 over tls,local with cert,client-certificate with scram-sha-256", sentence.Name);
        Assert.Equal(new("app", null, "my db", false), sentence.Subject);
        Assert.False(sentence.IsNever);
        Assert.Equal("10.0.0.0/8 fd00::/8", string.Join(' ', sentence.Clauses.From!.Value));
        Assert.Equal([ConnectionKind.Tls, ConnectionKind.Local], sentence.Clauses.Over!.Value);
        Assert.Equal([new HbaCredential([HbaMethod.Cert], true), new HbaCredential([HbaMethod.ScramSha256], false)], sentence.Clauses.With);
    }

    [Theory]
    [InlineData("role +admins never over plain", null, "admins", null, false)]
    [InlineData("role +\"my \"\"admins\" role ann never over plain", "ann", "my \"admins", null, false)]
    [InlineData("role \"+x\" never over plain", "+x", null, null, false)]
    [InlineData("role only never over plain", "only", null, null, false)]
    [InlineData("replication role rep never over plain", "rep", null, null, true)]
    [InlineData("database replication never over plain", null, null, "replication", false)]
    [InlineData("everybody never over plain", null, null, null, false)]
    public void Subjects_combine(string text, string? role, string? group, string? database, bool replication)
    {
        var sentence = Assert.IsType<HbaProperty.OnlyThrough>(Parsed(text));
        Assert.True(sentence.IsNever);
        Assert.Equal(new(Bytes(role), Bytes(group), Bytes(database), replication), sentence.Subject);
    }

    [Theory]
    [InlineData("", "column 1: expected role, database, replication, everybody, plaintext-refused, replication-requires-tls, no-cleartext-password-without-tls, no-trust-from-remote, client-certificate-required, but the text ends")]
    [InlineData("plaintext-refusd", "column 1: expected role, database, replication, everybody, plaintext-refused, replication-requires-tls, no-cleartext-password-without-tls, no-trust-from-remote, client-certificate-required, but found \"plaintext-refusd\"; did you mean \"plaintext-refused\"?")]
    [InlineData("plaintext-refused x", "column 19: expected the end, but found \"x\"")]
    [InlineData("role app onyl over tls", "column 10: expected only, never, role, database, replication, but found \"onyl\"; did you mean \"only\"?")]
    [InlineData("role app role bob only over tls", "column 15: expected a + and the name of a role, but found \"bob\"")]
    [InlineData("replication database x only over tls", "column 13: expected only, never, role, but found \"database\"")]
    [InlineData("everybody role x only over tls", "column 11: expected only, never, but found \"role\"")]
    [InlineData("role", "column 5: expected the name of a role, with a + before it for its members, but the text ends")]
    [InlineData("role + only over tls", "column 6: expected the name of a role after the +, but found \"+\"")]
    [InlineData("role app only", "column 14: expected from, over, with, but the text ends")]
    [InlineData("role app only over tsl", "column 20: expected local, plain, tls, gss, but found \"tsl\"; did you mean \"tls\"?")]
    [InlineData("role app only over tls, over plain", "column 25: expected local, plain, tls, gss, but found \"over\"")]
    [InlineData("role app only over tls over plain", "column 24: expected from, with, the end, but found \"over\"")]
    [InlineData("role app only over \"tls\"", "column 20: expected local, plain, tls, gss, but found \"\\\"tls\\\"\"; did you mean \"tls\"?")]
    [InlineData("role app only from 10/8", "column 20: expected a network like 10.0.0.0/8 or fd00::/8, or an address, but found \"10/8\"")]
    [InlineData("role app only from 010.0.0.0/8", "column 20: expected a network like 10.0.0.0/8 or fd00::/8, or an address, but found \"010.0.0.0/8\"")]
    [InlineData("role app only from 10.0.0.0/33", "column 20: expected a network like 10.0.0.0/8 or fd00::/8, or an address, but found \"10.0.0.0/33\"")]
    [InlineData("role app never with reject", "column 21: expected client-certificate, trust, md5, scram-sha-256, password, ident, peer, gss, sspi, ldap, pam, bsd, radius, cert, oauth, but found \"reject\"")]
    [InlineData("role \"app only over tls", "column 24: expected a closing quote for column 6, but the text ends")]
    public void What_is_wrong_is_said_with_its_column(string text, string expected)
    {
        var error = Assert.IsType<HbaPropertyParse.Invalid>(HbaProperties.Parse(text)).Error;
        Assert.Equal(expected.Replace("\\", "", StringComparison.Ordinal), error.ToString());
    }

    [Fact]
    public void What_is_found_is_safe_to_show() => Assert.EndsWith(
        "but found \"\\x1B[2J\"", Assert.IsType<HbaPropertyParse.Invalid>(HbaProperties.Parse("role app only over \u001b[2J")).Error.ToString(), StringComparison.Ordinal);

    static HbaProperty Parsed(string text) => Assert.IsType<HbaPropertyParse.Parsed>(HbaProperties.Parse(text)).Property;

    static ByteText? Bytes(string? text) => text is null ? (ByteText?)null : ByteText.FromString(text);
}
