using Pgseal.Core.Conninfo;

namespace Pgseal.Core.Tests.Conninfo;

public sealed class UriTextTests
{
    [Theory]
    [InlineData("postgresql://", "")]
    [InlineData("postgresql://u:p@h:5/d", "user=u|password=p|host=h|port=5|dbname=d")]
    [InlineData("postgres://h", "host=h")]
    [InlineData("postgresql://u@h/", "user=u|host=h")]
    [InlineData("postgresql://:p@h", "password=p|host=h")]
    [InlineData("postgresql://u:@h", "user=u|host=h")]
    [InlineData("postgresql://u:p:q@h", "user=u|password=p:q|host=h")]
    [InlineData("postgresql://u?x@h", "user=u?x|host=h")]
    [InlineData("postgresql://u%40x:p%2fq@h/d%20e", "user=u@x|password=p/q|host=h|dbname=d e")]
    [InlineData("postgresql://[::1]:5433/d", "host=::1|port=5433|dbname=d")]
    [InlineData("postgresql://[2001:db8::7]", "host=2001:db8::7")]
    [InlineData("postgresql://%2Fvar%2Frun%2Fpostgresql/d", "host=/var/run/postgresql|dbname=d")]
    [InlineData("postgresql:///d?host=/tmp&port=6", "dbname=d|host=/tmp|port=6")]
    [InlineData("postgresql://h/d/e", "host=h|dbname=d/e")]
    [InlineData("postgresql://h?sslmode=require", "host=h|sslmode=require")]
    [InlineData("postgresql://h?sslmode=require&", "host=h|sslmode=require")]
    [InlineData("postgresql://h?ssl=true", "host=h|sslmode=require")]
    [InlineData("postgresql://h?requiressl=1", "host=h|sslmode=require")]
    [InlineData("postgresql://h?", "host=h")]
    [InlineData("postgresql://h?application_name=a%26b%3Dc", "host=h|application_name=a&b=c")]
    [InlineData("postgresql://%c3%a9@h", "user=é|host=h")]
    [InlineData("postgresql://h1,h2/d", "host=h1,h2|port=,|dbname=d")]
    [InlineData("postgresql://h1:1,[::1]:2/d", "host=h1,::1|port=1,2|dbname=d")]
    public void A_uri_is_read_as_libpq_reads_it(string uri, string expected) =>
        Assert.Equal(expected, string.Join('|', UriText.Parse(uri).Select(setting => $"{setting.Keyword}={setting.Value}")));

    [Theory]
    [InlineData("postgresql://[::1")]
    [InlineData("postgresql://[]")]
    [InlineData("postgresql://[::1]x")]
    [InlineData("postgresql://h?a")]
    [InlineData("postgresql://h?sslmode")]
    [InlineData("postgresql://h?sslmode=a=b")]
    [InlineData("postgresql://h?&sslmode=require")]
    [InlineData("postgresql://h?nonsense=1")]
    [InlineData("postgresql://h/%zz")]
    [InlineData("postgresql://h/%0")]
    [InlineData("postgresql://h/%00")]
    [InlineData("postgresql://a b@h")]
    public void What_libpq_refuses_is_refused(string uri) => Assert.Throws<InvalidTarget>(() => UriText.Parse(uri));

    [Theory]
    [InlineData("postgresql://u:s3cret@h:5/d?sslmode=require", "postgresql://u@h:5/d?sslmode=require")]
    [InlineData("postgresql://h?password=s3cret&sslmode=require", "postgresql://h?sslmode=require")]
    [InlineData("postgresql://h?p%61ssword=s3cret", "postgresql://h")]
    [InlineData("postgresql://h/d", "postgresql://h/d")]
    public void Passwords_are_left_out_for_showing(string uri, string shown) => Assert.Equal(shown, UriText.WithoutSecrets(uri));

    [Theory]
    [InlineData("postgresql://u:s3cret%zz@h")]
    [InlineData("postgresql://u:s3cret x@h")]
    public void An_error_in_a_password_does_not_show_it(string uri) =>
        Assert.DoesNotContain("s3cret", Assert.Throws<InvalidTarget>(() => UriText.Parse(uri)).Message, StringComparison.Ordinal);
}
