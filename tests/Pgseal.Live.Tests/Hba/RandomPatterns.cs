namespace Pgseal.Live.Tests.Hba;

/// <summary>Random regular expressions of every syntax the server has, some of them wrong, and short names for them.</summary>
sealed class RandomPatterns(int seed)
{
    static readonly string[] Prefixes =
        ["(?i)", "(?n)", "(?p)", "(?w)", "(?s)", "(?x)", "(?e)", "(?b)", "(?q)", "(?ci)", "(?ix)", "(?bx)", "(?en)", "(?qi)", "(?be)", "(?z)", "(?i", "***:", "***=", "***:(?i)", "***?", "***x"];

    static readonly string[] Atoms =
    [
        "a", "b", "A", "_", ".", "1", " ", "-", "\\w", "\\W", "\\d", "\\s", "\\S", "[ab]", "[^a]", "[^\\w]", "[[:upper:]]", "[[:alpha:]_]", "[A-b]", "[]a]", "[a\\]", "\\n", "\\x41", "\\.", "\\B", "\\07", "[[.a.]]", "[[=b=]]", "()",
    ];

    static readonly string[] Constraints = ["^", "$", "\\A", "\\Z", "\\m", "\\M", "\\y", "\\Y", "[[:<:]]", "[[:>:]]", "\\<", "\\>", "(?#x)", "# x"];

    static readonly string[] Quantifiers = ["*", "+", "?", "*?", "+?", "??", "{2}", "{0,2}", "{1,}", "{1,2}?", "{ 1 , 2 }", "\\{1,2\\}", "\\{,2\\}", "{0}", "{2,1}", "{3", "{1x}", "{256", "**"];

    static readonly string[] Bytes = ["a", "b", "A", "B", "_", "1", " ", "-", "\n", ".", "é", "(", ")", "*", "|", "\\", "^", "$"];

    readonly Random random = new(seed);

    public string Pattern() => (Chance(3) ? Pick(Prefixes) : "") + Choice(3);

    public string Name() => string.Concat(Enumerable.Range(0, 1 + random.Next(5)).Select(_ => Pick(Chance(3) ? Bytes : Bytes[..8])));

    string Choice(int depth) => Branch(depth) + (Chance(5) ? Pick(["|", "|", "\\|"]) + Branch(depth) : "");

    string Branch(int depth) => string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Part(depth)));

    string Part(int depth) => random.Next(8) switch
    {
        0 when depth > 0 => Group(depth - 1) + Quantifier(3),
        1 when depth > 0 => Pick(["(?=", "(?!", "(?<=", "(?<!"]) + Choice(depth - 1) + ")",
        2 => Pick(Constraints),
        3 when Chance(6) => Pick([")", "(", "[", "\\q", "\\1", "\\2", "(?<", "[b-a]", "[[:x:]]"]),
        _ => Pick(Atoms) + Quantifier(4),
    };

    string Group(int depth) => Chance(5) ? $"\\({Choice(depth)}\\)" : $"{Pick(["(", "(?:"])}{Choice(depth)})";

    string Quantifier(int oneIn) => Chance(oneIn) ? Pick(Chance(6) ? Quantifiers : Quantifiers[..10]) : "";

    string Pick(string[] words) => words[random.Next(words.Length)];

    bool Chance(int oneIn) => random.Next(oneIn) == 0;
}
