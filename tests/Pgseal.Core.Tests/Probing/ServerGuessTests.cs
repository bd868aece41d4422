using Pgseal.Core.Probing;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Tests.Probing;

public sealed class ServerGuessTests
{
    static (ServerKind, string?) Guess(EndpointSeen seen) => ServerGuess.Of(Seen.Target(seen)) is var guess ? (guess.Kind, guess.Version) : default;

    static EndpointSeen Answering(ServerError error) => Seen.Good with { Direct = null, OverTls = null, Plaintext = [Seen.Failed(Seen.Nobody, error)] };

    [Fact]
    public void Direct_tls_came_with_17() => Assert.Equal((ServerKind.PostgreSql, "17 or later"), Guess(Seen.Good));

    [Theory]
    [InlineData("no pg_hba.conf entry for host \"::1\", user \"a\", database \"b\", no encryption", "14 or later")]
    [InlineData("no pg_hba.conf entry for host \"::1\", user \"a\", database \"b\", SSL off", "13 or before")]
    [InlineData("kein pg_hba.conf-Eintrag für Host »::1«, keine Verschlüsselung", null)]
    public void The_words_of_the_refusal_changed_with_14(string message, string? version) =>
        Assert.Equal((ServerKind.PostgreSql, version), Guess(Answering(new ServerError("28000", message, "ClientAuthentication"))));

    [Theory]
    [InlineData("SSL required")]
    [InlineData("unsupported startup parameter: replication")]
    [InlineData("bad packet header: '0000002d00030063'")]
    public void PgBouncer_gives_no_routine(string message)
    {
        Assert.Equal((ServerKind.PgBouncer, null), Guess(Answering(new ServerError("08P01", message, ""))));
        Assert.NotEqual(ServerKind.PgBouncer, Guess(Answering(new ServerError("08P01", message, "ProcessStartupPacket"))).Item1);
    }

    [Fact]
    public void A_web_server_is_something_else() => Assert.Equal(
        (ServerKind.Other, null), Guess(Seen.Good with { SslRequest = new HandshakeOutcome.NotPostgres("HTTP/1.1"), Direct = null, OverTls = null, Plaintext = [] }));

    [Fact]
    public void Nothing_said_is_nothing_known() => Assert.Equal((ServerKind.Unknown, null), Guess(Seen.Good with { Direct = null, OverTls = null, Plaintext = [] }));
}
