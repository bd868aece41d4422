using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Tls.Enumerating;

/// <summary>Finds the accepted versions from the newest down; everything is offered with each.</summary>
/// <param name="top">What is newer is not asked about.</param>
sealed class VersionLadder(HelloMaker hellos, TlsVersion top)
{
    /// <summary>After that many questions in a row without an answer no more are asked.</summary>
    const int Patience = 2;

    static readonly TlsVersion[] All = [TlsVersion.Tls13, TlsVersion.Tls12, TlsVersion.Tls11, TlsVersion.Tls10, TlsVersion.Ssl3];

    readonly Dictionary<TlsVersion, VersionAnswer> answers = [];
    readonly HashSet<TlsVersion> asked = [];
    int awaited;
    int unanswered;

    /// <summary>What the newest accepted version below 1.3 said, everything having been offered; null when there is none.</summary>
    public ServerFlight? Flight { get; private set; }

    public bool IsDone => awaited == 0 && NextVersion() is null;

    /// <returns>Null while it is not known.</returns>
    public VersionAnswer? this[TlsVersion version] => answers.GetValueOrDefault(version);

    /// <returns>All five, the newest first.</returns>
    public IEnumerable<VersionAnswer> Answers => All.Select(version =>
        answers.GetValueOrDefault(version) ?? new VersionAnswer(version, new Acceptance.Unknown("the server was not asked")));

    /// <returns>Null when nothing can be asked now.</returns>
    public Question? Next()
    {
        if (NextVersion() is not { } version)
            return null;
        asked.Add(version);
        awaited++;
        return new Question(hellos.Everything(version), answer => Take(version, answer));
    }

    /// <summary>The first two at the same time; the older ones wait, as the answer for 1.2 mostly speaks for them too.</summary>
    TlsVersion? NextVersion()
    {
        foreach (var version in All.Where(it => it <= top && !answers.ContainsKey(it) && !asked.Contains(it)))
            return version >= TlsVersion.Tls12 || awaited == 0 ? version : null;
        return null;
    }

    void Take(TlsVersion newest, HelloAnswer answer)
    {
        awaited--;
        switch (answer)
        {
            case HelloAnswer.Retry retry when newest == TlsVersion.Tls13 && OfferedSuites.Tls13.Contains(retry.Suite) && GroupTable.For(newest).Contains(retry.Group):
                Put(new VersionAnswer(newest, new Acceptance.Accepted()) { Suite = new CipherSuite(retry.Suite), Group = new NamedGroup(retry.Group) });
                break;
            case HelloAnswer.Chosen { Flight: { } flight } when flight.Version <= newest && OfferedSuites.Legacy.Contains(flight.Suite):
                Refuse(newest, flight.Version + 1, $"chose {TlsVersionText.Of(flight.Version)} instead");
                TakeFlight(newest, flight);
                break;
            default:
                TakeRefusal(newest, Choice.Without(answer), answer is HelloAnswer.Alert { Description: AlertName.ProtocolVersion });
                break;
        }
        unanswered = answers[newest].Acceptance is Acceptance.Unknown ? unanswered + 1 : 0;
        if (unanswered >= Patience)
            foreach (var version in All)
                Put(new VersionAnswer(version, answers[newest].Acceptance));
    }

    void TakeFlight(TlsVersion newest, ServerFlight flight)
    {
        Put(new VersionAnswer(flight.Version, new Acceptance.Accepted())
        {
            Suite = new CipherSuite(flight.Suite),
            Group = flight.Group is { } group ? new NamedGroup(group) : null,
            DhBits = flight.DhBits,
        });
        // A hello for 1.3 cannot offer everything to a server of 1.2.
        if (newest < TlsVersion.Tls13 && (Flight is null || flight.Version > Flight.Version))
            Flight = flight;
    }

    /// <summary>An alert about the version speaks for all that are older too: the server looked for one that it shares.</summary>
    void TakeRefusal(TlsVersion newest, Choice choice, bool isAboutVersion)
    {
        Put(new VersionAnswer(newest, choice.Match<Acceptance>(
            of: _ => throw new System.Diagnostics.UnreachableException(),
            none: it => new Acceptance.Refused(it.How),
            unknown: it => new Acceptance.Unknown(it.Because))));
        if (isAboutVersion)
            Refuse(newest - 1, TlsVersion.Ssl3, $"alert {AlertName.Of(AlertName.ProtocolVersion)} to a hello for {TlsVersionText.Of(newest)} and below");
    }

    void Refuse(TlsVersion from, TlsVersion downTo, string how)
    {
        for (var version = from; version >= downTo; version--)
            Put(new VersionAnswer(version, new Acceptance.Refused(how)));
    }

    /// <summary>An accepted version stays so, whatever another hello makes of it; a refusal beats not knowing.</summary>
    void Put(VersionAnswer answer)
    {
        if (!answers.TryGetValue(answer.Version, out var before) || Weight(answer) > Weight(before))
            answers[answer.Version] = answer;

        static int Weight(VersionAnswer it) => it.Acceptance.Match(accepted: _ => 2, refused: _ => 1, unknown: _ => 0);
    }
}
