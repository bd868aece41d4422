using Pgseal.Core.Conninfo;

namespace Pgseal.Core.Tests.Conninfo;

public sealed class CommandConninfoTests
{
    [Theory]
    [InlineData("pg_x --dbname=\"postgresql://u:secret@db2/app?sslmode=disable\" %p", "user=u host=db2 dbname=app sslmode=disable", true, false)]
    [InlineData("pg_x -d 'host=db2 sslmode=require password=secret' < %p", "host=db2 sslmode=require", true, false)]
    [InlineData("pg_x -d 'host=db2 user=u' %p", "host=db2 user=u", false, false)]
    [InlineData("PGSSLMODE=disable pg_x -h db2 %p", "sslmode=disable host=db2", false, false)]
    [InlineData("PGSSLMODE=disable PGPASSWORD=secret pg_x --host=db2 %p", "sslmode=disable host=db2", true, false)]
    [InlineData("env PGSSLMODE=disable /usr/local/bin/push %p", "sslmode=disable", false, true)]
    [InlineData("PGSSLMODE=require pg_x postgres://db2/app", "host=db2 dbname=app sslmode=require", false, false)]
    [InlineData("test ! -f /a/%f && cp %p /a/%f; pg_x sslmode=disable", "sslmode=disable", false, false)]
    public void The_connection_in_a_command_is_found(string command, string text, bool hasSecret, bool hidesHost) =>
        Assert.Equal([new(text, hasSecret, hidesHost)], CommandConninfo.Read(command));

    [Theory]
    [InlineData("(disabled)")]
    [InlineData("cp %p /archive/%f")]
    [InlineData("wal-g wal-push %p")]
    [InlineData("mount -o user=x,host=y /a && rsync --host=db2 -a %p rsync://db2/a")]
    [InlineData("PGDATA=/d pg_x host=db2")]
    [InlineData("echo 'unclosed")]
    public void A_command_without_one_has_none(string command) => Assert.Empty(CommandConninfo.Read(command));

    [Fact]
    public void A_uri_that_cannot_be_read_is_said() => Assert.Throws<InvalidTarget>(() => CommandConninfo.Read("pg_x postgresql://[db2/app"));
}
