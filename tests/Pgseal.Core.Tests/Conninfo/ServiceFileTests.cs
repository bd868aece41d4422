using Pgseal.Core.Conninfo;

namespace Pgseal.Core.Tests.Conninfo;

public sealed class ServiceFileTests
{
    const string Text = """
        # services
        host=outside

        [prod]
        host=db1
          port=5433
        password=s 'x'
        port=1

        [prodigy]
        host=db2
        [prod]
        host=again
        """;

    static ClientEnvironment With(params ServiceFile[] files) => Some.Environment() with { ServiceFiles = files.ToValueList() };

    [Fact]
    public void A_section_gives_what_the_target_leaves_out()
    {
        var target = TargetText.Read("service=prod user=eve", With(new ServiceFile("/f", Text)));
        Assert.Equal(("db1", 5433, "eve", "s 'x'"), (target.Host, target.Port, target.User, target.Password?.Reveal()));
        Assert.Contains(new Setting("host", "db1", SettingSource.ServiceFile, "/f:5"), target.Settings);
    }

    [Fact]
    public void What_is_given_wins_over_the_service_and_that_over_the_environment()
    {
        var environment = Some.Environment(("PGSERVICE", "prod"), ("PGHOST", "env"), ("PGUSER", "env")) with { ServiceFiles = [new ServiceFile("/f", Text)] };
        var target = TargetText.Read("port=6000", environment);
        Assert.Equal(("db1", 6000, "env"), (target.Host, target.Port, target.User));
    }

    [Fact]
    public void The_second_file_is_asked_when_the_first_has_no_such_section() =>
        Assert.Equal("b", TargetText.Read("service=x", With(new ServiceFile("/1", "[y]\nhost=a"), new ServiceFile("/2", "[x]\nhost=b"))).Host);

    [Theory]
    [InlineData("service=none", Text, "the service \"none\" is not defined")]
    [InlineData("service=p", "[p]\nhost = a", "/f:2 is not keyword=value")]
    [InlineData("service=p", "[p]\nnonsense", "/f:2 is not keyword=value")]
    [InlineData("service=p", "[p]\nservice=q", "/f:2 names a service inside a service")]
    public void A_service_that_cannot_be_read_is_refused(string given, string text, string what) =>
        Assert.Equal(what, Assert.Throws<InvalidTarget>(() => TargetText.Read(given, With(new ServiceFile("/f", text)))).What);

    [Fact]
    public void Without_any_file_it_says_where_to_write_one() =>
        Assert.Contains("~/.pg_service.conf", Assert.Throws<InvalidTarget>(() => TargetText.Read("service=x", With())).Next, StringComparison.Ordinal);

    [Fact]
    public void An_error_outside_the_section_does_not_matter() =>
        Assert.Equal("a", TargetText.Read("service=p", With(new ServiceFile("/f", "[o]\nnonsense\n[p]\nhost=a\n[q]\nnonsense"))).Host);
}
