using CsCheck;
using Pgseal.Core.Hba;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Hba;

public sealed class HbaEditTests
{
    static readonly string[] Traps =
    [
        "host ", "local", "all ", "\"", "\"\"", ",", "#", "\\\n", "\n", "\r\n", "\r", "\0", "@f ", "include f\n", "\t", "10.0.0.0/8 ", "::1/128 ",
        "/^a ", "md5", "\\", " ",
    ];

    /// <summary>Bytes that the reader has an opinion on, and any others.</summary>
    static readonly Gen<byte[]> Files = Gen.Frequency(
        (9, Gen.Int[0, Traps.Length - 1].Select(i => System.Text.Encoding.Latin1.GetBytes(Traps[i]))),
        (1, Gen.Byte.Array[0, 4])).Array[0, 40].Select(parts => parts.SelectMany(part => part).ToArray());

    [Fact]
    public void Any_file_reads_without_harm_and_its_lines_are_its_bytes() => Gen.Select(Files, Gen.Int[13, 18]).Sample((file, major) =>
    {
        var environment = new HbaEnvironment(ServerVersion.OfMajor(major));
        var known = new Dictionary<string, HbaSource> { ["/d/h"] = new HbaSource.Content(file), ["/d/f"] = new HbaSource.Content("a\n"u8.ToArray()) };
        var tree = HbaReader.Read(environment, "/d/h", known);
        var lines = tree.Files["/d/h"].Lines;
        Assert.Equal(file, lines.SelectMany(line => file[line.Span.Start..line.Span.End]).ToArray());
        Assert.All(lines, line => Assert.All(line.Fields.SelectMany(field => field), word =>
        {
            Assert.InRange(word.Span.Start, line.Span.Start, word.Span.End);
            Assert.InRange(word.Span.End, word.Span.Start, line.Span.End);
        }));
        foreach (var rule in tree.Rules)
            Assert.NotEmpty(HbaKeywords.Word(rule.Type));
        Assert.Equal(tree.Records.Count, HbaView.Rows(tree).Count);
    }, iter: 3000);

    [Fact]
    public void No_edit_gives_the_same_bytes() =>
        Files.Sample(file => Assert.Equal(file, HbaEdit.Apply(file, []).ToArray()), iter: 500);

    [Fact]
    public void Replacing_every_word_by_its_own_bytes_gives_the_same_bytes() => Gen.Select(Files, Gen.Int[13, 18]).Sample((file, major) =>
    {
        var tree = HbaReader.Read(new(ServerVersion.OfMajor(major)), "/d/h", file);
        var edits = tree.Files["/d/h"].Lines.SelectMany(line => line.Fields).SelectMany(field => field)
            .Select(word => new HbaEdit(word.Span, file.AsMemory()[word.Span.Start..word.Span.End]));
        Assert.Equal(file, HbaEdit.Apply(file, edits).ToArray());
    }, iter: 1000);

    [Fact]
    public void Insertions_at_one_place_keep_their_order_before_a_replacement_there() => Assert.Equal(
        "abXYc"u8.ToArray(),
        HbaEdit.Apply("1c"u8.ToArray(), [HbaEdit.Insert(0, "a"u8.ToArray()), HbaEdit.Insert(0, "b"u8.ToArray()), new(new(0, 1), "XY"u8.ToArray())]).ToArray());

    [Fact]
    public void Edits_that_overlap_are_a_mistake_of_the_caller() => Assert.Throws<ArgumentException>(
        () => HbaEdit.Apply("abc"u8.ToArray(), [new(new(0, 2), default), new(new(1, 3), default)]));
}
