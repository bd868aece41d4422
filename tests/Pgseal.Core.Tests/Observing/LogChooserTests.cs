using Pgseal.Core.Observing;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Observing;

public sealed class LogChooserTests
{
    [Theory]
    [InlineData(13, "on", "stderr", "on", LogFormat.Stderr)]
    [InlineData(13, "on", "stderr,csvlog", "on", LogFormat.Csv)]
    [InlineData(15, "on", "stderr,csvlog,jsonlog", "on", LogFormat.Json)]
    [InlineData(15, "on", "stderr", "off", LogFormat.Stderr)] // Debian: the server does not own the file
    [InlineData(18, "on", "csvlog", "on", LogFormat.Csv)]
    [InlineData(18, "all", "csvlog", "on", LogFormat.Csv)]
    [InlineData(18, "receipt,authorization", "stderr", "on", LogFormat.Stderr)]
    [InlineData(18, "authorization", "jsonlog", "on", LogFormat.Json)]
    public void The_format_that_tells_most_is_read(int major, string connections, string destination, string collector, LogFormat format) =>
        Assert.Equal(new LogChoice.Usable(format, []), Of(major, connections, destination, collector));

    [Theory]
    [InlineData(13, "off", "stderr", "log_connections is off")]
    [InlineData(17, "receipt,authorization", "stderr", "log_connections is off")] // 17 would not take it
    [InlineData(18, "", "stderr", "log_connections is off")]
    [InlineData(18, "receipt", "csvlog", "log_connections is receipt and leaves out authorization")]
    [InlineData(18, "receipt,authentication", "csvlog", "log_connections is receipt,authentication and leaves out authorization")]
    [InlineData(18, "authorization", "stderr", "log_connections leaves out receipt and log_line_prefix has no %h, so that no address is told")]
    [InlineData(18, "on", "syslog", "it goes to syslog and not to a file of the server's own")]
    [InlineData(18, "on", "syslog,eventlog", "it goes to syslog,eventlog and not to a file of the server's own")]
    public void Why_it_cannot_be_used_is_said(int major, string connections, string destination, string why) =>
        Assert.Equal(why, Assert.IsType<LogChoice.NotUsable>(Of(major, connections, destination, "on")).Why);

    [Theory]
    [InlineData("", true)]
    [InlineData("C", true)]
    [InlineData("C.UTF-8", true)]
    [InlineData("en_GB.UTF-8", true)]
    [InlineData("de_DE.UTF-8", false)]
    [InlineData("Cs_CZ", false)]
    public void Messages_must_be_in_english(string locale, bool usable) =>
        Assert.Equal(usable, Of(18, "on", "csvlog", "on", locale: locale) is LogChoice.Usable);

    [Theory]
    [InlineData("%m [%p] ", true)]
    [InlineData("%m %c ", true)]
    [InlineData("%m %u@%d ", false)]
    [InlineData("%m %%p ", false)]
    public void Stderr_needs_something_to_join_messages_by(string prefix, bool usable) =>
        Assert.Equal(usable, Of(18, "on", "stderr", "on", prefix: prefix) is LogChoice.Usable);

    [Fact]
    public void What_a_usable_log_cannot_say_is_said()
    {
        Assert.Equal(
            ["log_line_prefix has no time: nobody knows whether TLS was served when a client came"],
            Assert.IsType<LogChoice.Usable>(Of(18, "on", "stderr", "on", prefix: "[%p] ")).Notes);
        Assert.Contains("log_hostname", Assert.Single(Assert.IsType<LogChoice.Usable>(Of(18, "on", "csvlog", "on", hostNames: "on")).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_named_needs_no_destination() =>
        Assert.Equal(new LogChoice.Usable(LogFormat.Stderr, []), Of(18, "on", "syslog", "off", given: LogFormat.Stderr));

    static LogChoice Of(
        int major, string connections, string destination, string collector, string locale = "C", string prefix = "%m [%p] ", string hostNames = "off", LogFormat? given = null) =>
        LogChooser.Of(
            new(new[]
            {
                ("log_connections", connections), ("log_destination", destination), ("logging_collector", collector), ("lc_messages", locale),
                ("log_line_prefix", prefix), ("log_hostname", hostNames),
            }.Select(it => new Setting(it.Item1, it.Item2, "configuration file", null, null, false)).ToValueList()),
            ServerVersion.OfMajor(major),
            given);
}
