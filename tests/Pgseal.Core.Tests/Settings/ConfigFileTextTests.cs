using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Settings;

public sealed class ConfigFileTextTests
{
    [Theory]
    [InlineData("a = 1", "1")]
    [InlineData("a 1", "1")]
    [InlineData("A=1#comment", "1")]
    [InlineData("  a\t=\t'one two'  # comment", "one two")]
    [InlineData("a = 'it''s \\'here\\''", "it's 'here'")]
    [InlineData("a = 'tab\\there \\101'", "tab\there A")]
    [InlineData("a = 1\nb = 9\na = 2\r\n", "2")]
    [InlineData("a = ''", "")]
    [InlineData("#a = 1", null)]
    [InlineData("ab = 1\nb = 'a = 2'", null)]
    [InlineData("a", null)]
    [InlineData("", null)]
    public void The_last_value_of_a_setting_counts(string text, string? value) => Assert.Equal(value, ConfigFileText.Find(text, "a"));

    [Theory]
    [InlineData("a = 1\nb = 9 # nine\na\t'old'\t# new\r\n", "a = 1\nb = 9 # nine\na\t'it''s \\\\ here'\t# new\r\n")]
    [InlineData("a=1", "a='it''s \\\\ here'")]
    public void Only_the_value_is_written_anew(string before, string after)
    {
        Assert.Equal(after, ConfigFileText.With(before, "a", @"it's \ here"));
        Assert.Equal(@"it's \ here", ConfigFileText.Find(after, "a"));
    }

    [Fact]
    public void A_setting_that_is_not_there_cannot_be_changed() => Assert.Throws<ArgumentException>(() => ConfigFileText.With("b = 1", "a", "2"));

    [Fact]
    public void Letters_beyond_ascii_are_bytes_of_utf8() => Assert.Equal("\u00c3\u00a4", ConfigFileText.Bytes("ä"));
}
