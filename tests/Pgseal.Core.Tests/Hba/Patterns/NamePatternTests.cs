using Pgseal.Core.Hba.Patterns;

namespace Pgseal.Core.Tests.Hba.Patterns;

/// <summary>Patterns with what PostgreSQL 15 says of them in a SQL_ASCII database in the C locale, which is what a server has before authentication.</summary>
public sealed class NamePatternTests
{
    [Theory]
    [InlineData("^a", "alice", "matches")]
    [InlineData("^a", "bob", "does not")]
    [InlineData("", "x", "matches")]
    [InlineData("al", "/alice", "matches")]
    [InlineData("^/al$", "/al", "matches")]
    [InlineData("^.{4}$", "örn", "matches")]
    [InlineData("^.{3}$", "örn", "does not")]
    [InlineData("^db\\d{2,4}$", "db123", "matches")]
    [InlineData("^db\\d{2,4}$", "db1", "does not")]
    [InlineData("^(a|b)+$", "abba", "matches")]
    [InlineData("^(a|b)+$", "abc", "does not")]
    [InlineData("[[:alpha:]]", "é", "does not")]
    [InlineData("[[:upper:]]", "aB", "matches")]
    [InlineData("^[^a-c]+$", "xyz", "matches")]
    [InlineData("^[^a-c]+$", "xbz", "does not")]
    [InlineData("a{2}", "baab", "matches")]
    [InlineData("^a{,2}$", "a{,2}", "matches")]
    [InlineData("x*?y", "y", "matches")]
    [InlineData("[a-]", "-", "matches")]
    [InlineData("[]a]", "]", "matches")]
    [InlineData("\\Aab\\Z", "ab", "matches")]
    [InlineData("\\Aab\\Z", "abc", "does not")]
    [InlineData("\\x41", "A", "matches")]
    [InlineData("\\101", "A", "matches")]
    [InlineData("\\w+@\\w+", "a@b", "matches")]
    [InlineData("[\\d_]", "_", "matches")]
    [InlineData("[^\\D]", "x", "does not")]
    [InlineData("a(?:bc)?d", "ad", "matches")]
    [InlineData("a(?#note)b", "ab", "matches")]
    [InlineData("***=a.b", "a.b", "matches")]
    [InlineData("***=a.b", "axb", "does not")]
    [InlineData("***:a.b", "axb", "matches")]
    [InlineData("$", "x", "matches")]
    [InlineData("^$", "x", "does not")]
    [InlineData("a|", "zzz", "matches")]
    [InlineData("\\.", "x", "does not")]
    [InlineData("[.]", ".", "matches")]
    [InlineData("a\\_b", "a_b", "matches")]
    [InlineData("[[.a.]]", "a", "matches")]
    [InlineData("[[=b=]]", "b", "matches")]
    [InlineData("\\s", "a b", "matches")]
    [InlineData("(a*)*$", "b", "matches")]
    [InlineData("(", "", "parentheses () not balanced")]
    [InlineData("[a", "", "brackets [] not balanced")]
    [InlineData("a**", "", "quantifier operand invalid")]
    [InlineData("*", "", "quantifier operand invalid")]
    [InlineData("a{2,1}", "", "invalid repetition count(s)")]
    [InlineData("a{256}", "", "invalid repetition count(s)")]
    [InlineData("a{1", "", "braces {} not balanced")]
    [InlineData("[c-a]", "", "invalid character range")]
    [InlineData("[[:foo:]]", "", "invalid character class")]
    [InlineData("\\q", "", "invalid escape \\ sequence")]
    [InlineData("\\", "", "invalid escape \\ sequence")]
    [InlineData(")", "", "parentheses () not balanced")]
    [InlineData("(?z)a", "", "invalid embedded option")]
    [InlineData("\\1", "", "invalid backreference number")]
    [InlineData("(a)\\2", "", "invalid backreference number")]
    [InlineData("^*", "", "quantifier operand invalid")]
    [InlineData("[a-c-e]", "", "invalid character range")]
    [InlineData("(?<a)", "", "quantifier operand invalid")]
    [InlineData("[[:alpha:]-z]", "", "invalid character range")]
    [InlineData("***a", "", "quantifier operand invalid")]
    [InlineData("\\x", "", "invalid escape \\ sequence")]
    [InlineData("a{2}{3}", "", "quantifier operand invalid")]
    public void It_agrees_with_the_server(string pattern, string name, string verdict)
    {
        var compiled = NamePattern.Compile(pattern);
        Assert.Equal(verdict, compiled.Error ?? (compiled.Matches(name) == true ? "matches" : "does not"));
    }

    [Theory]
    [InlineData("(a)\\1")]
    [InlineData("(?i)abc")]
    [InlineData("a(?=b)")]
    [InlineData("\\mword")]
    [InlineData("[[:<:]]word")]
    [InlineData("((((a{255}){255}){255}){255})")]
    public void What_it_does_not_decide_it_says(string pattern)
    {
        var compiled = NamePattern.Compile(pattern);
        Assert.Null(compiled.Error);
        Assert.Null(compiled.Matches("abc"));
    }

    [Fact]
    public void A_pattern_of_a_million_parentheses_is_not_decided_and_does_no_harm() =>
        Assert.Null(NamePattern.Compile(new string('(', 1_000_000)).Program);
}
