using Pgseal.Core;
using Pgseal.Core.Policies;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Pgseal.Live.Policies;

/// <summary>Reads one YAML document into nodes that know where they stand.</summary>
/// <remarks>YAML 1.2. Anchors, aliases and tags are refused: a small file can mean a huge one with them, and a policy is to be read as it stands.</remarks>
sealed class YamlDocument
{
    /// <summary>A thousand clusters of five take a tenth of it.</summary>
    internal const int MostCharacters = 4 << 20;

    internal const int DeepestLevel = 8;

    readonly Parser parser;

    YamlDocument(string text) => parser = new Parser(new StringReader(text));

    /// <exception cref="YamlFault">The text is no such document.</exception>
    public static DocumentNode Read(string text)
    {
        if (text.Length > MostCharacters)
            throw Fault(Mark.Empty, $"the file is longer than {MostCharacters >> 20} MiB", "a file that people can read");
        var document = new YamlDocument(text);
        try
        {
            return document.Whole();
        }
        catch (YamlException wrong)
        {
            throw TabAt(text) is { } tab
                ? Fault(tab, "a tab stands in the indentation", "blanks")
                : Fault(wrong.Start, $"it is not YAML: {wrong.Message}", "valid YAML");
        }
        catch (InvalidOperationException)
        {
            // The scanner of YamlDotNet 18.1.0 gives up so within a list or mapping in brackets that is not closed.
            throw Fault(document.parser.Current?.End ?? Mark.Empty, "it is not YAML from here on", "valid YAML");
        }
    }

    DocumentNode Whole()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
            throw Fault(Mark.Empty, "the file is empty", "clusters and policy");
        parser.Consume<DocumentStart>();
        var root = Node(1);
        parser.Consume<DocumentEnd>();
        if (parser.Current is DocumentStart second)
            throw Fault(second.Start, "a second document begins", "one document");
        return root;
    }

    DocumentNode Node(int level)
    {
        var here = parser.Current!;
        if (level > DeepestLevel)
            throw Fault(here.Start, $"it is nested more than {DeepestLevel} deep", "no more levels than docs/policy.md shows");
        if (here is AnchorAlias)
            throw Fault(here.Start, "an alias (*name) stands here", "the text itself: aliases are not read");
        if (here is NodeEvent { Anchor.IsEmpty: false })
            throw Fault(here.Start, "an anchor (&name) stands here", "the text without it: anchors are not read");
        if (here is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
            throw Fault(here.Start, "a tag (!name) stands here", "the text without it: tags are not read");
        return here switch
        {
            Scalar => Text(parser.Consume<Scalar>()),
            SequenceStart => Sequence(parser.Consume<SequenceStart>(), level),
            MappingStart => Mapping(parser.Consume<MappingStart>(), level),
            _ => throw Fault(here.Start, "it is not YAML that is understood here", "keys and values"),
        };
    }

    static DocumentNode.Scalar Text(Scalar it) =>
        new(it.Value, it.Style == ScalarStyle.Plain && it.Value is "" or "~" or "null", Line(it.Start), Column(it.Start));

    DocumentNode.Sequence Sequence(SequenceStart start, int level)
    {
        var items = new List<DocumentNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(Node(level + 1));
        return new(items.ToValueList(), Line(start.Start), Column(start.Start));
    }

    DocumentNode.Mapping Mapping(MappingStart start, int level)
    {
        var entries = new List<(DocumentNode.Scalar, DocumentNode)>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var at = parser.Current!.Start;
            var key = Node(level + 1) as DocumentNode.Scalar ?? throw Fault(at, "a key is no word", "a key and a value");
            entries.Add((key, Node(level + 1)));
        }
        return new(entries.ToValueList(), Line(start.Start), Column(start.Start));
    }

    /// <summary>The parser says of a tab only that there is one.</summary>
    static Mark? TabAt(string text)
    {
        var lines = text.Split('\n');
        for (var line = 0; line < lines.Length; line++)
            if (lines[line].AsSpan().IndexOfAnyExcept(' ') is var at and >= 0 && lines[line][at] == '\t')
                return new Mark(0, line + 1, at + 1);
        return null;
    }

    static int Line(in Mark mark) => (int)Math.Max(1, mark.Line);

    static int Column(in Mark mark) => (int)Math.Max(1, mark.Column);

    static YamlFault Fault(in Mark at, string what, string expected) => new(new(Line(at), Column(at), what, expected));
}
