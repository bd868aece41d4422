using Pgseal.Core.Sessions;
using Pgseal.Core.Text;

namespace Pgseal.Core.Hba.Sentences;

/// <summary>Parses the property language; its grammar and meaning stand in Hba/README.md.</summary>
sealed class SentenceParser
{
    const string ClientCertificate = "client-certificate";

    static readonly ConnectionKind[] Kinds = Enum.GetValues<ConnectionKind>();

    static readonly HbaMethod[] Methods = [.. Enum.GetValues<HbaMethod>().Where(method => method != HbaMethod.Reject)];

    readonly List<SentenceWord> words;
    int next;

    SentenceParser(List<SentenceWord> words) => this.words = words;

    SentenceWord Here => words[next];

    public static HbaPropertyParse Parse(string text)
    {
        try
        {
            var parser = new SentenceParser(SentenceLexer.Words(text));
            return new HbaPropertyParse.Parsed(parser.Named() ?? parser.Sentence());
        }
        catch (SentenceException invalid)
        {
            return new HbaPropertyParse.Invalid(invalid.Error);
        }
    }

    HbaProperty? Named()
    {
        var named = HbaProperties.Named.FirstOrDefault(property => words[0].Is(property.Name));
        if (named is null)
            return null;
        next++;
        return Here.IsEnd ? named : throw Wrong("the end");
    }

    HbaProperty.OnlyThrough Sentence()
    {
        var subject = Subject();
        var isNever = Here.Is("never");
        next++;
        var clauses = Clauses();
        return new(string.Join(' ', words.SkipLast(1)).Replace(" , ", ",", StringComparison.Ordinal), subject, isNever, clauses);
    }

    /// <summary>Up to the word <c>only</c> or <c>never</c>.</summary>
    HbaSubject Subject()
    {
        var subject = HbaSubject.Everybody;
        if (Here.Is("everybody"))
        {
            next++;
            return Here.Is("only") || Here.Is("never") ? subject : throw Wrong("only", "never");
        }
        while (true)
        {
            if (Here.Is("role") && (subject.Role is null || subject.Group is null))
            {
                next++;
                subject = Role(subject);
            }
            else if (Here.Is("database") && subject is { Database: null, IsReplication: false })
            {
                next++;
                subject = subject with { Database = Name("the name of a database") };
            }
            else if (Here.Is("replication") && subject is { Database: null, IsReplication: false })
            {
                next++;
                subject = subject with { IsReplication = true };
            }
            else
            {
                return (Here.Is("only") || Here.Is("never")) && subject != HbaSubject.Everybody ? subject : throw Wrong([.. AfterSubject(subject)]);
            }
        }
    }

    static IEnumerable<string> AfterSubject(HbaSubject subject)
    {
        if (subject == HbaSubject.Everybody)
            return ["role", "database", "replication", "everybody", .. HbaProperties.Names];
        string[] role = subject.Role is null || subject.Group is null ? ["role"] : [];
        string[] database = subject is { Database: null, IsReplication: false } ? ["database", "replication"] : [];
        return ["only", "never", .. role, .. database];
    }

    HbaSubject Role(HbaSubject subject)
    {
        if (Here.IsGroup)
            return subject.Group is null ? subject with { Group = Name("") } : throw Wrong("the name of a role");
        return subject.Role is null
            ? subject with { Role = Name(subject.Group is null ? "the name of a role, with a + before it for its members" : "the name of a role") }
            : throw Wrong("a + and the name of a role");
    }

    ByteText Name(string expected)
    {
        var word = Here;
        if (word.IsEnd || word.IsComma || word.Text.Length == 0)
            throw Wrong(word.IsGroup ? "the name of a role after the +" : expected);
        next++;
        return word.Text;
    }

    HbaClauses Clauses()
    {
        var (from, over, with) = ((ValueList<AddressCube>?)null, (ValueList<ConnectionKind>?)null, new List<HbaCredential>());
        do
        {
            if (Here.Is("from") && from is null)
                from = List(Network).ToValueList();
            else if (Here.Is("over") && over is null)
                over = List(Kind).Distinct().ToValueList();
            else if (Here.Is("with"))
                with.Add(Credential());
            else
                throw Wrong([.. from is null ? ["from"] : (string[])[], .. over is null ? ["over"] : (string[])[], "with", .. EndsClauses(from, over, with)]);
        }
        while (!Here.IsEnd);
        return new(from, over, with.ToValueList());
    }

    static IEnumerable<string> EndsClauses(ValueList<AddressCube>? from, ValueList<ConnectionKind>? over, List<HbaCredential> with) =>
        from is null && over is null && with.Count == 0 ? [] : ["the end"];

    List<T> List<T>(Func<T> item)
    {
        var items = new List<T>();
        do
        {
            next++;
            items.Add(item());
        }
        while (Here.IsComma);
        return items;
    }

    AddressCube Network()
    {
        var cube = SentenceNetwork.Parse(Here) ?? throw Wrong("a network like 10.0.0.0/8 or fd00::/8, or an address");
        next++;
        return cube;
    }

    ConnectionKind Kind() => Keyword(Kinds, Word);

    HbaCredential Credential()
    {
        var items = List(() => Keyword(
            [null, .. Methods.Select(method => (HbaMethod?)method)], method => method is { } known ? HbaKeywords.Word(known) : ClientCertificate));
        return new(items.OfType<HbaMethod>().Distinct().ToValueList(), items.Contains(null));
    }

    T Keyword<T>(IReadOnlyList<T> values, Func<T, string> word)
    {
        foreach (var value in values)
        {
            if (!Here.Is(word(value)))
                continue;
            next++;
            return value;
        }
        throw Wrong([.. values.Select(word)]);
    }

    static string Word(ConnectionKind kind) => kind switch
    {
        ConnectionKind.Local => "local",
        ConnectionKind.Plain => "plain",
        ConnectionKind.Tls => "tls",
        ConnectionKind.Gss => "gss",
    };

    SentenceException Wrong(params string[] expected) => new(new(
        Here.Column, Here.IsEnd ? "" : Here.ToString(), expected.ToValueList(), Here.IsEnd ? null : NearestWord.Of(Here.Text, expected)));
}
