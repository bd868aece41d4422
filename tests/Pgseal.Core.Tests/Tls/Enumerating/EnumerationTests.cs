using CsCheck;
using Pgseal.Core.Tls.Enumerating;
using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Tests.Tls.Enumerating;

public sealed class EnumerationTests
{
    /// <summary>What OpenSSL with an RSA key accepts of TLS 1.2 by PostgreSQL's default, in its order, and TLS 1.3.</summary>
    static readonly ValueList<ushort> Usual = [.. OfferedSuites.Tls13.Take(3), .. OfferedSuites.Legacy.Where(code => OfferedSuites.IsUsual(code, "RSA"))];

    static readonly SimulatedServer Default = new() { Versions = [TlsVersion.Tls12, TlsVersion.Tls13], Suites = Usual };

    static IEnumerable<ushort> Codes(AcceptedList<CipherSuite>? list) => list!.Accepted.Select(suite => suite.Code);

    [Fact]
    public void Whether_a_server_goes_below_a_floor_is_one_question()
    {
        var found = Default.Ask(Depth.Floor);

        Assert.Equal(1, found.Connections);
        Assert.All(found.Versions.Where(it => it.Version < TlsVersion.Tls12), it => Assert.IsType<Acceptance.Refused>(it.Acceptance));
        Assert.IsType<Acceptance.Unknown>(found[TlsVersion.Tls12].Acceptance);
    }

    [Fact]
    public void A_server_as_it_is_shipped_costs_few_connections()
    {
        var found = Default.Ask(Depth.Full);
        Assert.Equal(46, found[TlsVersion.Tls12].Suites!.Accepted.Count);
        Assert.Equal(Usual.Skip(3), Codes(found[TlsVersion.Tls12].Suites));
        Assert.Equal(Usual.Take(3), Codes(found[TlsVersion.Tls13].Suites));
        Assert.Equal(PreferenceOrder.Server, found[TlsVersion.Tls12].Suites!.Order);
        Assert.Equal(new AcceptedList<NamedGroup>([new(29), new(23)], PreferenceOrder.Server, null), found[TlsVersion.Tls13].Groups);
        Assert.Equal(found[TlsVersion.Tls13].Groups, found[TlsVersion.Tls12].Groups);
        Assert.InRange(found.Connections, 49, 60);
    }

    [Fact]
    public void A_quick_look_takes_five()
    {
        var found = Default.Ask(Depth.Quick);
        Assert.Equal(5, found.Connections);
        Assert.Equal(
            [
                new VersionAnswer(TlsVersion.Tls13, new Acceptance.Accepted()) { Suite = new(0x1302), Group = new(29) },
                new VersionAnswer(TlsVersion.Tls12, new Acceptance.Accepted()) { Suite = new(0xc030), Group = new(29) },
                new VersionAnswer(TlsVersion.Tls11, new Acceptance.Refused("alert protocol_version")),
                new VersionAnswer(TlsVersion.Tls10, new Acceptance.Refused("alert protocol_version to a hello for TLSv1.1 and below")),
                new VersionAnswer(TlsVersion.Ssl3, new Acceptance.Refused("alert protocol_version to a hello for TLSv1.1 and below")),
            ],
            found.Versions);
        Assert.Equal(
            [new WeakAnswer(SuiteGrade.Broken, new Acceptance.Refused("alert handshake_failure")), new WeakAnswer(SuiteGrade.Dated, new Acceptance.Accepted(), new(0xc014), TlsVersion.Tls12)],
            found.Weak);
        Assert.Equal(new ServerTraits(SecureRenegotiation: true, false, false, false, false), found.Traits);
        Assert.Equal(new ClientCertificateRequest.NotAsked(), found.ClientCertificate);
    }

    [Theory]
    [InlineData(TlsVersion.Tls13, 2)]
    [InlineData(TlsVersion.Tls12, 5)]
    [InlineData(TlsVersion.Tls11, 5)]
    [InlineData(TlsVersion.Tls10, 5)]
    [InlineData(TlsVersion.Ssl3, 4)]
    public void Each_version_alone_is_found(TlsVersion only, int connections)
    {
        var found = (Default with { Versions = [only], Suites = [0x1302, 0xc014, 0x0005] }).Ask(Depth.Quick);
        Assert.Equal([only], found.Versions.Where(it => it.Acceptance is Acceptance.Accepted).Select(it => it.Version));
        Assert.Equal(4, found.Versions.Count(it => it.Acceptance is Acceptance.Refused));
        Assert.Equal(connections, found.Connections);
        var isLegacy = only < TlsVersion.Tls13;
        Assert.Equal(isLegacy, found.Weak[0].Acceptance is Acceptance.Accepted);
        Assert.Equal(isLegacy ? new CipherSuite(5) : null, found.Weak[0].Suite);
        Assert.Equal(isLegacy, found.ClientCertificate is ClientCertificateRequest.NotAsked);
    }

    [Fact]
    public void A_gap_between_versions_is_found()
    {
        var found = (Default with { Versions = [TlsVersion.Tls12, TlsVersion.Tls10] }).Ask(Depth.Quick);
        Assert.Equal(new Acceptance.Refused("chose TLSv1 instead"), found[TlsVersion.Tls11].Acceptance);
        Assert.Equal(new Acceptance.Accepted(), found[TlsVersion.Tls10].Acceptance);
        Assert.Equal(new Acceptance.Refused("alert protocol_version"), found[TlsVersion.Ssl3].Acceptance);
    }

    [Fact]
    public void Any_order_of_the_server_is_found() =>
        Gen.Select(Gen.Shuffle(OfferedSuites.Legacy.Where(code => new CipherSuite(code).OpenSslName is not null).ToArray()), Gen.Int[1, 30], Gen.Int[1, 6]).Sample(
            (order, count, atOnce) =>
            {
                var server = Default with { Versions = [TlsVersion.Tls12], Suites = [.. order.Take(count)], Groups = [23, 29, 24] };
                var found = server.Ask(Depth.Full, atOnce);
                var suites = found[TlsVersion.Tls12].Suites!;
                Assert.Null(suites.IncompleteBecause);
                Assert.Equal(server.Suites, Codes(suites));
                Assert.Equal(count > 1 ? PreferenceOrder.Server : PreferenceOrder.Unknown, suites.Order);
            },
            iter: 300);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void The_clients_order_is_told_apart_and_needs_no_merging(int atOnce)
    {
        var found = (Default with { PrefersItsOwn = false, Suites = [.. Usual.Reverse()] }).Ask(Depth.Full, atOnce);
        var suites = found[TlsVersion.Tls12].Suites!;
        Assert.Equal((PreferenceOrder.Client, null), (suites.Order, suites.IncompleteBecause));
        Assert.Equal(Usual.Skip(3), Codes(suites));
        Assert.Equal(PreferenceOrder.Client, found[TlsVersion.Tls13].Groups!.Order);
        Assert.InRange(found.Connections, 49, 64);
    }

    [Fact]
    public void A_server_that_likes_exactly_the_reverse_is_not_taken_for_the_client()
    {
        var found = (Default with { Suites = [.. Usual.Reverse()] }).Ask(Depth.Full, 1)[TlsVersion.Tls12].Suites!;
        Assert.Equal(PreferenceOrder.Server, found.Order);
        Assert.Equal(Usual.Skip(3).Reverse(), Codes(found));
    }

    [Fact]
    public void The_curve_of_an_ecdsa_key_hides_those_behind_it()
    {
        var server = Default with { Versions = [TlsVersion.Tls12], Suites = [0xc02b] };
        Assert.NotNull(server.Ask(Depth.Full)[TlsVersion.Tls12].Groups!.IncompleteBecause);
        Assert.Null((server with { Suites = [0xc02f] }).Ask(Depth.Full)[TlsVersion.Tls12].Groups!.IncompleteBecause);
    }

    [Fact]
    public void Weak_suites_are_read_off_the_full_list()
    {
        Assert.Equal(
            new WeakAnswer(SuiteGrade.Broken, new Acceptance.Accepted(), new(0x0034), TlsVersion.Tls12),
            (Default with { Suites = [.. Usual, 0x0034] }).Ask(Depth.Full).Weak[0]);
        Assert.Equal(new WeakAnswer(SuiteGrade.Broken, new Acceptance.Refused("not among the accepted suites")), Default.Ask(Depth.Full).Weak[0]);
        Assert.Equal(
            new WeakAnswer(SuiteGrade.Dated, new Acceptance.Refused("no version below TLSv1.3 is accepted")),
            (Default with { Versions = [TlsVersion.Tls13] }).Ask(Depth.Full).Weak[1]);
    }

    [Fact]
    public void A_server_that_never_answers_is_asked_twice_and_unknown()
    {
        var found = (Default with { Instead = (_, _) => new HelloAnswer.Nothing("cannot be reached: connection refused") }).Ask(Depth.Full);
        Assert.Equal(2, found.Connections);
        Assert.All(found.Versions, it => Assert.Equal(new Acceptance.Unknown("cannot be reached: connection refused"), it.Acceptance));
        Assert.All(found.Weak, it => Assert.Equal(new Acceptance.Unknown("cannot be reached: connection refused"), it.Acceptance));
        Assert.Equal(new ClientCertificateRequest.Unknown("cannot be reached: connection refused"), found.ClientCertificate);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(40)]
    public void One_answer_that_is_lost_is_told_and_nothing_is_called_refused_for_it(int lost)
    {
        var found = (Default with { Instead = (number, _) => number == lost ? new HelloAnswer.Nothing("reset") : null }).Ask(Depth.Full);
        string?[] told =
        [
            .. found.Versions.Select(it => (it.Acceptance as Acceptance.Unknown)?.Because),
            .. found.Versions.Select(it => it.Suites?.IncompleteBecause),
            .. found.Versions.Select(it => it.Groups?.IncompleteBecause),
        ];
        Assert.Equal("reset", Assert.Single(told, it => it is not null));
    }

    public static TheoryData<string, HelloAnswer> Nonsense => new()
    {
        { "the server chose what was not offered", new HelloAnswer.Retry(0x1a1a, 29) },
        { "the server chose what was not offered", new HelloAnswer.Chosen(new ServerFlight(TlsVersion.Tls12, 0x00ff)) },
        { "the server ended the handshake with the alert internal_error", new HelloAnswer.Alert(80) },
        { "the server's answer has no end", new HelloAnswer.Malformed(HelloFault.TooLong) },
        { "what answers does not speak TLS: HTTP", new HelloAnswer.NotTls("HTTP") },
    };

    [Theory]
    [MemberData(nameof(Nonsense), DisableDiscoveryEnumeration = true)]
    public void Nonsense_is_unknown_and_never_refused(string because, HelloAnswer answer)
    {
        var found = (Default with { Instead = (_, _) => answer }).Ask(Depth.Full);
        Assert.All(found.Versions, it => Assert.Equal(new Acceptance.Unknown(because), it.Acceptance));
        Assert.All(found.Weak, it => Assert.Equal(new Acceptance.Unknown(because), it.Acceptance));
    }

    /// <summary>It takes anything and never decides the same way twice.</summary>
    [Fact]
    public void A_server_that_makes_fun_of_us_comes_to_an_end() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);
            var server = Default with
            {
                Instead = (_, hello) => hello.Newest == TlsVersion.Tls13
                    ? new HelloAnswer.Retry(Pick(random, OfferedSuites.Tls13), Pick(random, hello.Groups))
                    : new HelloAnswer.Chosen(new ServerFlight(hello.Newest, Pick(random, hello.Suites)) { Group = Pick(random, hello.Groups) }),
            };
            Assert.InRange(server.Ask(Depth.Full).Connections, 100, 600);
        },
        iter: 20);

    static ushort Pick(Random random, ValueList<ushort> list) => list[random.Next(list.Count)];
}
