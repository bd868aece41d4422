using Pgseal.Cli.Pages;
using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Probing;

namespace Pgseal.Cli.Commands.Probe;

/// <summary>Targets as a person reads them: a block each where they are few, a line each where they are many.</summary>
sealed class HumanView(bool asBlocks)
{
    const string Gap = "  ";
    const int TargetWidth = 30, TlsWidth = 18, PlaintextWidth = 9, UntilWidth = 10;

    bool hasHeading;

    public void Write(ProbedTarget target, IPage page)
    {
        if (asBlocks)
            Block(target, page);
        else
            Row(target, page);
    }

    /// <summary>What all targets come to.</summary>
    public static void End(ProbeCounts counts, IPage page)
    {
        if (counts.All > 1 || counts.IsInterrupted)
        {
            page.Line(0);
            page.Line(
                0,
                $"{Wording.Count(counts.All, "target")}: ",
                new Piece($"{counts.Good} good", counts.Good > 0 ? Tone.Good : Tone.Plain), ", ",
                new Piece($"{counts.Bad} bad", counts.Bad > 0 ? Tone.Bad : Tone.Plain), ", ",
                new Piece($"{counts.Unknown} not wholly seen", counts.Unknown > 0 ? Tone.Warning : Tone.Plain), ", ",
                new Piece($"{counts.Unreached} not reached", counts.Unreached > 0 ? Tone.Warning : Tone.Plain));
        }
        if (counts.IsInterrupted)
            page.Line(0, new Piece("Interrupted: the others were not looked at, or not to the end.", Tone.Warning));
    }

    static void Block(ProbedTarget target, IPage page)
    {
        var seen = target.Seen;
        if (!seen.IsReached)
        {
            page.Line(0, new Piece(seen.Target.Name, Tone.Strong), Gap, new Piece("not reached", Tone.Warning), $": {seen.UnreachedBecause}");
            page.Line(2, new Piece("next: ", Tone.Faint), "check host, port and listen_addresses, and what filters packets between here and there");
            return;
        }
        page.Line(0, new Piece(seen.Target.Name, Tone.Strong), Gap, Verdict(target), Gap, "TLS ", Tls(seen), Gap, "plaintext ", new Piece(Wording.Of(target.Plaintext), Wording.ToneOf(target.Plaintext)));
        page.Line(2, new Piece("server   ", Tone.Faint), Server(target.Server));
        foreach (var endpoint in seen.Endpoints)
            page.Line(2, new Piece("address  ", Tone.Faint), Address(endpoint, seen.Target));
        if (seen.Certified?.Certificate is { } certificate)
            page.Line(2, new Piece("sha256   ", Tone.Faint), certificate.Leaf.Sha256);
        foreach (var result in (CheckResult[])[CheckResult.Bad, CheckResult.Unknown, CheckResult.Ok, CheckResult.NotApplicable])
            foreach (var check in target.Checks.Where(check => check.Result == result))
                Line(check, page);
        if (seen.Endpoints.FirstOrDefault(endpoint => endpoint.IsReached) is { } first)
            Clients(first, page);
        page.Line(2, new Piece($"{Wording.Count(seen.Connections, "connection")}, in {Wording.Elapsed(seen.Elapsed)}", Tone.Faint));
    }

    static Piece Verdict(ProbedTarget target) =>
        target.IsBad ? new("bad", Tone.Bad)
        : target.IsGood ? new("as it should be", Tone.Good)
        : new("not wholly seen", Tone.Warning);

    static void Line(Check check, IPage page)
    {
        var word = check.Result == CheckResult.NotApplicable ? "-" : Wording.Of(check.Result);
        page.Line(2, new Piece(word.PadRight(9), Wording.ToneOf(check.Result)), new Piece(check.Id, Tone.Strong), ": ", check.Seen);
        if (check.Next.Length > 0 && check.Result is CheckResult.Bad or CheckResult.Unknown)
            page.Line(11, new Piece("next: ", Tone.Faint), check.Next);
    }

    static void Clients(EndpointSeen endpoint, IPage page)
    {
        foreach (var negotiation in (SslNegotiation[])[SslNegotiation.Postgres, SslNegotiation.Direct])
        {
            var outcomes = ClientMatrix.Of(endpoint).Where(it => it.Negotiation == negotiation).ToList();
            if (outcomes.TrueForAll(it => it.Gets == ClientGets.Unknown))
                continue;
            page.Line(
                2,
                [
                    new Piece("clients  ", Tone.Faint),
                    negotiation == SslNegotiation.Direct ? "sslnegotiation=direct: " : "sslmode: ",
                    .. outcomes.SelectMany((it, index) => new Piece[] { $"{(index == 0 ? "" : ", ")}{SslModeText.Of(it.SslMode)} ", new(Wording.Of(it.Gets), Wording.ToneOf(it.Gets)) }),
                ]);
        }
    }

    static string Server(ServerGuess server) => server.Kind switch
    {
        ServerKind.Unknown => server.Version is null ? "not recognised" : $"perhaps PostgreSQL {server.Version}: a hint ({server.Because})",
        ServerKind.PostgreSql => $"PostgreSQL{(server.Version is null ? "" : $", {server.Version}")}: a hint ({server.Because})",
        ServerKind.PgBouncer => $"PgBouncer: a hint ({server.Because})",
        ServerKind.Other => $"not PostgreSQL ({server.Because})",
    };

    static string Address(EndpointSeen endpoint, ProbeTarget target) =>
        $"{(endpoint.Name == target.Name ? "" : $"{endpoint.Name}: ")}{Core.Tls.HandshakeText.Of(endpoint.SslRequest)}";

    static Piece Tls(TargetSeen seen) => seen.ServesTls switch
    {
        true => new("served", Tone.Good),
        false => new("not served", Tone.Bad),
        null => new("unknown", Tone.Warning),
    };

    /// <summary>Fixed columns: a row is written before the next is known.</summary>
    void Row(ProbedTarget target, IPage page)
    {
        if (!hasHeading)
            page.Line(0, new Piece($"{"TARGET",-TargetWidth}{Gap}{"TLS",-TlsWidth}{Gap}{"PLAINTEXT",-PlaintextWidth}{Gap}{"CERT UNTIL",-UntilWidth}{Gap}RESULT", Tone.Strong));
        hasHeading = true;
        var seen = target.Seen;
        if (!seen.IsReached)
        {
            page.Line(0, new Piece(seen.Target.Name.PadRight(TargetWidth), Tone.Strong), Gap, new Piece("not reached", Tone.Warning), $": {seen.UnreachedBecause}");
            return;
        }
        page.Line(
            0,
            new Piece(seen.Target.Name.PadRight(TargetWidth), Tone.Strong), Gap,
            TlsOf(target), Gap,
            new Piece(Wording.Of(target.Plaintext).PadRight(PlaintextWidth), Wording.ToneOf(target.Plaintext)), Gap,
            (seen.Certified?.Certificate is { } certificate ? Wording.Day(certificate.Leaf.NotAfter) : "").PadRight(UntilWidth), Gap,
            Verdict(target),
            Names(target));
    }

    static Piece TlsOf(ProbedTarget target)
    {
        var protocols = JsonView.Protocols(target.Seen);
        var text = protocols.Length > 0 ? string.Join(", ", protocols.Select(protocol => protocol.Replace("TLSv", "", StringComparison.Ordinal))) : Tls(target.Seen).Text;
        return new(text.PadRight(TlsWidth), Tls(target.Seen).Tone);
    }

    static string Names(ProbedTarget target)
    {
        var result = target.IsBad ? CheckResult.Bad : CheckResult.Unknown;
        var ids = target.Checks.Where(check => check.Result == result).Select(check => check.Id).ToValueList();
        return ids.Count == 0 ? "" : $": {string.Join(", ", ids)}";
    }
}
