using System.Net;
using Pgseal.Core.Certificates;

namespace Pgseal.Core.Tests.Certificates;

public sealed class SubjectNamesTests
{
    [Fact]
    public void Given_names_come_first_and_every_address_stands_twice()
    {
        var names = SubjectNames.For(new(
            ["pg.example.com", "10.1.0.5", "DB1"], "db1", "db1.example.com", [IPAddress.Parse("10.1.0.5"), IPAddress.Parse("2001:db8::5")]));

        Assert.Equal(["pg.example.com", "db1", "db1.example.com", "localhost"], names.Names);
        Assert.Equal(["10.1.0.5", "2001:db8::5", "127.0.0.1", "::1"], names.Addresses.Select(it => it.ToString()));
        Assert.Equal(
            ["pg.example.com", "db1", "db1.example.com", "localhost", "10.1.0.5", "2001:db8::5", "127.0.0.1", "::1"], names.DnsNames);
        Assert.Empty(names.LeftOut);
    }

    [Theory]
    [InlineData("*.db.example.com")]
    [InlineData("my_db")] // no host name by the book, and what Compose calls containers
    [InlineData("xn--bcher-kva.example")]
    [InlineData("1db")]
    public void These_can_be_names(string name) => Assert.Contains(name, Names(name).Names);

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a..b")]
    [InlineData("-a.example")]
    [InlineData("a-.example")]
    [InlineData("bücher.example")]
    [InlineData("db 1")]
    [InlineData("db*.example.com")]
    [InlineData("/var/run/postgresql")]
    [InlineData("a,DNS:evil.example")]
    [InlineData("a123456789a123456789a123456789a123456789a123456789a123456789a123")] // 64 characters
    public void These_cannot_and_are_left_out_with_a_reason(string name)
    {
        var names = Names(name);
        Assert.Equal(["db1", "localhost"], names.Names);
        Assert.Equal(name, Assert.Single(names.LeftOut).Name);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("fe80::1%lo")]
    public void Addresses_that_name_no_one_host_are_left_out(string address) => Assert.Single(Names(address).LeftOut);

    [Fact]
    public void A_mapped_or_bracketed_address_is_the_address_itself() =>
        Assert.Equal(["10.0.0.1", "2001:db8::1", "127.0.0.1", "::1"], Names("::ffff:10.0.0.1", "[2001:db8::1]").Addresses.Select(it => it.ToString()));

    [Fact]
    public void The_final_dot_is_not_part_of_a_name() => Assert.Contains("db1.example.com", Names("db1.example.com.").Names);

    [Fact]
    public void The_common_name_is_the_first_that_fits()
    {
        var tooLong = string.Join('.', Enumerable.Repeat("abcdefgh", 8)); // 71 characters
        var leaf = LeafSpec.For(Names(tooLong));
        Assert.Equal(tooLong, leaf.Names.Names[0]);
        Assert.Equal("db1", leaf.CommonName);
        Assert.Equal(TimeSpan.FromDays(397), leaf.Validity);
    }

    static SubjectNames Names(params string[] given) => SubjectNames.For(new(given.ToValueList(), "db1", "db1", []));
}
