using CsCheck;
using Pgseal.Core.Text;

namespace Pgseal.Core.Tests.Text;

public sealed class DurationTests
{
    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("30s", 30_000)]
    [InlineData("30", 30_000)]
    [InlineData("0", 0)]
    [InlineData("5m", 300_000)]
    [InlineData("2h", 7_200_000)]
    [InlineData("7d", 604_800_000)]
    [InlineData("3650d", 315_360_000_000)]
    public void Every_unit_and_a_bare_number_is_read(string text, long milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Duration.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1.5s")]
    [InlineData("1e3")]
    [InlineData("5 m")]
    [InlineData(" 5m")]
    [InlineData("5M")]
    [InlineData("5min")]
    [InlineData("5m30s")]
    [InlineData("3651d")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    [InlineData("٣s")]
    public void Everything_else_is_no_duration(string text) => Assert.Null(Duration.Parse(text));

    [Fact]
    public void What_is_written_reads_back() =>
        Gen.Long[0, 315_360_000_000].Sample(milliseconds =>
        {
            var duration = TimeSpan.FromMilliseconds(milliseconds);
            Assert.Equal(duration, Duration.Parse(Duration.Format(duration)));
        });

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(1500, "1500ms")]
    [InlineData(60_000, "1m")]
    [InlineData(90_000, "90s")]
    [InlineData(86_400_000, "1d")]
    public void The_largest_whole_unit_is_written(long milliseconds, string text) =>
        Assert.Equal(text, Duration.Format(TimeSpan.FromMilliseconds(milliseconds)));
}
