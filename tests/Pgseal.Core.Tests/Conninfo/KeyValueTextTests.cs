using CsCheck;
using Pgseal.Core.Conninfo;

namespace Pgseal.Core.Tests.Conninfo;

public sealed class KeyValueTextTests
{
    [Theory]
    [InlineData("host=a port=5", "host=a|port=5")]
    [InlineData("  host = a\tport\n=\n5 ", "host=a|port=5")]
    [InlineData("host='a b' port=5", "host=a b|port=5")]
    [InlineData("host='a'port=5", "host=a|port=5")]
    [InlineData(@"host='it\'s' user=a\ b", "host=it's|user=a b")]
    [InlineData("host= port=5", "host=port=5")]
    [InlineData("host=''", "host=")]
    [InlineData(@"host=a\", "host=a")]
    [InlineData("requiressl=1", "sslmode=require")]
    [InlineData("requiressl=0", "sslmode=prefer")]
    [InlineData("", "")]
    public void Settings_are_read_as_libpq_reads_them(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', KeyValueText.Parse(text).Select(pair => $"{pair.Keyword}={pair.Value}")));

    [Theory]
    [InlineData("host", "the connection settings have no \"=\" after the word at position 1")]
    [InlineData("host=a port 5", "the connection settings have no \"=\" after the word at position 8")]
    [InlineData("host='a", "the quote at position 6 of the connection settings is never closed")]
    [InlineData("hots=a", "\"hots\" is not a connection keyword")]
    [InlineData("=5", "\"\" is not a connection keyword")]
    public void What_libpq_refuses_is_refused(string text, string what) =>
        Assert.Equal(what, Assert.Throws<InvalidTarget>(() => KeyValueText.Parse(text)).What);

    [Theory]
    [InlineData("password=two s3cret host=a")]
    [InlineData("password=two s3cret=1 host=a")]
    [InlineData("password='s3cret")]
    public void The_rest_of_a_password_that_was_not_quoted_is_not_shown(string text) =>
        Assert.DoesNotContain("s3cret", Assert.Throws<InvalidTarget>(() => KeyValueText.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("host=a sslmode=prefer port=5", "host=a sslmode=verify-full port=5")]
    [InlineData("host=a  sslmode = 'prefer'  port=5", "host=a  sslmode = verify-full  port=5")]
    [InlineData("sslmode=disable sslmode=prefer", "sslmode=disable sslmode=verify-full")]
    [InlineData("host=a", "host=a sslmode=verify-full")]
    [InlineData("host=a ", "host=a sslmode=verify-full")]
    [InlineData("", "sslmode=verify-full")]
    [InlineData("sslmode=", "sslmode=verify-full")]
    [InlineData("postgresql://u:p%20w@h:5/d?sslmode=prefer", "user=u password='p w' host=h port=5 dbname=d sslmode=verify-full")]
    public void Only_the_one_value_changes(string before, string after) =>
        Assert.Equal(after, KeyValueText.WithKey(before, "sslmode", "verify-full"));

    [Fact]
    public void A_keyword_that_is_none_is_not_set() =>
        Assert.Throws<InvalidTarget>(() => KeyValueText.WithKey("host=a", "ssl_mode", "require"));

    [Theory]
    [InlineData("host=a sslmode=require", "require")]
    [InlineData("sslmode=require sslmode=disable", "disable")]
    [InlineData("postgres://a?sslmode=verify-ca", "verify-ca")]
    [InlineData("host=a", null)]
    public void A_value_is_found_in_either_form(string conninfo, string? expected) =>
        Assert.Equal(expected, KeyValueText.Find(conninfo, "sslmode"));

    [Fact]
    public void Every_value_reads_back_as_it_was_set() =>
        Gen.String.Where(value => !value.Contains('\0', StringComparison.Ordinal)).Sample(value =>
            KeyValueText.Find(KeyValueText.WithKey("host=a sslrootcert=x port=5", "sslrootcert", value), "sslrootcert") == value
            && KeyValueText.Find(KeyValueText.WithKey("host=a", "sslrootcert", value), "host") == "a");
}
