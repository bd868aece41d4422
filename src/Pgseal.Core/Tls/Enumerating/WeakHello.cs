using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Tls.Enumerating;

/// <summary>Offers nothing but the suites of one grade, once.</summary>
sealed class WeakHello(HelloMaker hellos, TlsVersion version, SuiteGrade grade)
{
    readonly ValueList<ushort> suites = OfferedSuites.For(version).Where(code => new CipherSuite(code).Grade == grade).ToValueList();
    bool isAsked;

    public WeakAnswer Answer { get; private set; } = new(grade, new Acceptance.Unknown("the server was not asked"));

    /// <returns>Null when it was asked.</returns>
    public Question? Next()
    {
        if (isAsked)
            return null;
        isAsked = true;
        return new Question(hellos.Suites(version, suites), answer => Answer = answer is HelloAnswer.Chosen { Flight: { } flight } && suites.Contains(flight.Suite) && flight.Version <= version
            ? new WeakAnswer(grade, new Acceptance.Accepted(), new CipherSuite(flight.Suite), flight.Version)
            : new WeakAnswer(grade, Choice.Without(answer).Match<Acceptance>(
                of: _ => throw new System.Diagnostics.UnreachableException(),
                none: it => new Acceptance.Refused(it.How),
                unknown: it => new Acceptance.Unknown(it.Because))));
    }
}
