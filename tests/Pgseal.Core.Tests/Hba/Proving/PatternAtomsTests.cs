using Pgseal.Core.Hba;
using Pgseal.Core.Hba.Patterns;
using Pgseal.Core.Hba.Proving;

namespace Pgseal.Core.Tests.Hba.Proving;

public sealed class PatternAtomsTests
{
    /// <summary>Every name of up to five of these bytes is looked at.</summary>
    static readonly byte[] Letters = "abA_- "u8.ToArray();

    [Theory]
    [InlineData("^a", "b$")]
    [InlineData("(?i)^a", "^A", "\\ma")]
    [InlineData("^(?!a)", "^(?=.*b)(?!.*a)", "(?<=a-)b")]
    [InlineData("\\yb\\y", "(?<!a)b", "[[:<:]]a")]
    [InlineData("(?x) a \\Y b", "(?b)\\(a\\)\\{2\\}$", "(?q)a-b")]
    [InlineData("(?<!^)a(?!.)", "\\Z\\M", "^(a|(?=b)[ab_])*$")]
    public void There_are_names_for_each_combination_that_a_name_has(params string[] patterns)
    {
        var automata = patterns.Select(pattern => NamePattern.Compile(pattern).Automaton).OfType<PatternAutomaton>().ToList();
        Assert.Equal(patterns.Length, automata.Count);
        var found = PatternAtoms.Names(automata, [], new Work());
        Assert.NotNull(found);
        Assert.Empty(Short(5).Select(Combination).Distinct().Except(found.Select(Combination)));
        Assert.Distinct(found);

        string Combination(ByteText name) => string.Join(' ', automata.Select(automaton => automaton.IsMatch(name.Span)));
    }

    [Theory]
    [InlineData("a\\Ab")]
    [InlineData("a(?!b)b")]
    [InlineData("(?<!a)(?<=a)b")]
    [InlineData("a\\yb")]
    [InlineData("^(?!.)")]
    public void There_is_no_name_for_what_nothing_matches(string pattern)
    {
        var automaton = NamePattern.Compile(pattern).Automaton;
        Assert.NotNull(automaton);
        var found = PatternAtoms.Names([automaton], [], new Work());
        Assert.NotNull(found);
        Assert.NotEmpty(found);
        Assert.All(found, name => Assert.False(automaton.IsMatch(name.Span)));
    }

    [Fact]
    public void Too_much_to_tell_is_said()
    {
        var automaton = NamePattern.Compile("^(((?=.*a.*a.*a)|(?=.*b.*b)|(?!.*c.*c)|(?=.*d.*d)).)*$").Automaton;
        Assert.NotNull(automaton);
        Assert.Null(PatternAtoms.Names([automaton], [], new Work()));
    }

    static IEnumerable<ByteText> Short(int longest)
    {
        var names = new List<byte[]> { Array.Empty<byte>() };
        for (var length = 1; length <= longest; length++)
        {
            names = [.. names.SelectMany(name => Letters.Select(letter => (byte[])[.. name, letter]))];
            foreach (var name in names)
                yield return new(name);
        }
    }
}
