using Pgseal.Cli.Reports.Markdown;

namespace Pgseal.Cli.Tests.Reports;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("app", "`app`")]
    [InlineData("", "–")]
    [InlineData("  ", "–")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`a", "`` `a ``")]
    [InlineData("a``", "``` a`` ```")]
    [InlineData("a|b", "`a\\x7Cb`")]
    [InlineData("a\nb", "`a\\x0Ab`")]
    [InlineData("<b>@team #1 http://x</b>", "`<b>@team #1 http://x</b>`")]
    public void Untrusted_text_is_a_code_span_that_nothing_in_it_can_end(string untrusted, string shown) => Assert.Equal(shown, MarkdownText.Code(untrusted));

    [Theory]
    [InlineData("a `b` c", "a ¤ c")]
    [InlineData("a `` b ` c `` d", "a ¤ d")]
    [InlineData("a ` b", "a ` b")]
    [InlineData("``a` <b>", "``a` <b>")]
    public void The_reader_of_code_spans_sees_what_stands_outside(string markdown, string structure) => Assert.Equal(structure, MarkdownStructure.Of(markdown));
}
