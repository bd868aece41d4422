using System.Text;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Tests.Tls;

public sealed class ServerErrorTests
{
    static ServerError Parse(string body) => ServerError.Parse(Encoding.Latin1.GetBytes(body));

    [Fact]
    public void The_fields_that_matter_are_read() => Assert.Equal(
        new ServerError("28000", "no entry", "ClientAuthentication"),
        Parse("SFATAL\0VFATAL\0C28000\0Mno entry\0Fauth.c\0L563\0RClientAuthentication\0\0"));

    [Theory]
    [InlineData("M\u001b[31mred\0\0", @"\x1B[31mred")]
    [InlineData("M\u00e9\0\0", @"\xE9")]
    [InlineData("could not fork new process\n\0", @"could not fork new process\x0A")]
    [InlineData("Mnever ends", "Mnever ends")]
    [InlineData("", "")]
    public void Any_bytes_become_text_that_is_safe_to_show(string body, string message) => Assert.Equal(message, Parse(body).Message);
}
