using Pgseal.Core.Tls.Enumerating;
using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Tests.Tls.Enumerating;

/// <summary>What a server would answer, by its settings; there is no network.</summary>
sealed record SimulatedServer
{
    public required ValueList<TlsVersion> Versions { get; init; }

    /// <summary>In the order of its preference.</summary>
    public required ValueList<ushort> Suites { get; init; }

    public ValueList<ushort> Groups { get; init; } = [29, 23];

    public bool PrefersItsOwn { get; init; } = true;

    /// <summary>Answers otherwise where this gives an answer; the number is that of the connection.</summary>
    public Func<int, ClientHello, HelloAnswer?> Instead { get; init; } = (_, _) => null;

    /// <summary>Asks until nothing is left, with some connections open at once.</summary>
    public TlsInventory Ask(Depth depth, int atOnce = 4)
    {
        var enumeration = new Enumeration(new TlsQuestions { Depth = depth, AtOnce = atOnce });
        var open = new Queue<(Question, int)>();
        var count = 0;
        while (true)
        {
            while (open.Count < atOnce && enumeration.Next() is { } question)
                open.Enqueue((question, count++));
            if (!open.TryDequeue(out var next))
                return enumeration.Result();
            var (asked, number) = next;
            asked.Take(Instead(number, asked.Hello) ?? Answer(asked.Hello));
        }
    }

    HelloAnswer Answer(ClientHello hello)
    {
        var common = Versions.Where(it => it <= hello.Newest && (hello.Newest < TlsVersion.Tls13 || it >= hello.Oldest)).ToList();
        if (common.Count == 0)
            return new HelloAnswer.Alert(70);
        var version = common.Max();
        var group = Choose(hello.Groups, Groups);
        var suite = Choose(hello.Suites, Suites.Where(code => OfferedSuites.For(version).Contains(code) && (group is not null || !NeedsGroup(code))));
        return suite is null ? new HelloAnswer.Alert(40)
            : version == TlsVersion.Tls13 ? new HelloAnswer.Retry(suite.Value, group!.Value)
            : new HelloAnswer.Chosen(new ServerFlight(version, suite.Value) { Group = NeedsGroup(suite.Value) ? group : null, SecureRenegotiation = true });
    }

    ushort? Choose(ValueList<ushort> offered, IEnumerable<ushort> own)
    {
        var (first, second) = PrefersItsOwn ? (own, (IEnumerable<ushort>)offered) : (offered, own);
        return first.Where(second.Contains).Select(code => (ushort?)code).FirstOrDefault();
    }

    static bool NeedsGroup(ushort code) => new CipherSuite(code).KeyExchange is "ECDHE" or "any";
}
