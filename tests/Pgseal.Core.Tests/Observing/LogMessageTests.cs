using Pgseal.Core.Observing;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Tests.Observing;

/// <summary>The server's sentences, as 13 and 18 wrote them.</summary>
public sealed class LogMessageTests
{
    [Theory]
    [InlineData("connection received: host=127.0.0.1 port=36968", "127.0.0.1")]
    [InlineData("connection received: host=[local]", "[local]")]
    [InlineData("connection received: host=fd00::2 port=1", "fd00::2")]
    [InlineData("connection received: host=db port=x port=5", "db port=x")]
    public void Somebody_connected(string message, string host) => Assert.Equal(new LogEvent.Received(host), Read(message));

    [Theory]
    [InlineData("connection authorized: user=app database=shop application_name=psql", "app", "shop", "psql", null, null)]
    [InlineData("connection authorized: user=app database=shop", "app", "shop", "", null, null)]
    [InlineData(
        "connection authorized: user=app database=shop application_name=psql SSL enabled (protocol=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384, bits=256)",
        "app", "shop", "psql", ConnectionKind.Tls, "TLSv1.3")]
    [InlineData(
        "connection authorized: user=app database=shop SSL enabled (protocol=TLSv1.2, cipher=ECDHE-RSA-AES256-GCM-SHA384, bits=256, compression=off)",
        "app", "shop", "", ConnectionKind.Tls, "TLSv1.2")]
    [InlineData("connection authorized: user=app database=shop GSS (authenticated=yes, encrypted=yes, principal=app@EXAMPLE.ORG)", "app", "shop", "", ConnectionKind.Gss, null)]
    [InlineData("connection authorized: user=app database=shop GSS (authenticated=yes, encrypted=no, principal=app@EXAMPLE.ORG)", "app", "shop", "", null, null)]
    [InlineData(
        "connection authorized: user=app database=shop application_name=x SSL enabled (protocol=TLSv1.3, cipher=A, bits=256) GSS (authenticated=yes, encrypted=no, delegated_credentials=no, principal=a)",
        "app", "shop", "x", ConnectionKind.Tls, "TLSv1.3")]
    [InlineData(
        "connection authorized: user=app database=shop application_name=my app, \"q\" SSL enabled (protocol=x SSL enabled (protocol=TLSv1.3, cipher=A, bits=256)",
        "app", "shop", "my app, \"q\" SSL enabled (protocol=x", ConnectionKind.Tls, "TLSv1.3")]
    [InlineData("connection authorized: user=app database=shop application_name=x application_name=y", "app", "shop", "x application_name=y", null, null)]
    [InlineData("connection authorized: user=app database=shop application_name= SSL enabled (protocol=", "app", "shop", " SSL enabled (protocol=", null, null)]
    public void Somebody_was_let_in(string message, string user, string database, string application, ConnectionKind? kind, string? protocol) =>
        Assert.Equal(new LogEvent.Authorized(user, database, application, IsReplication: false, kind, protocol), Read(message));

    [Fact]
    public void A_walsender_has_a_database_only_where_the_format_says_so()
    {
        const string message = "replication connection authorized: user=rep application_name=standby1";

        Assert.Equal(new LogEvent.Authorized("rep", null, "standby1", IsReplication: true, null, null), Read(message));
        Assert.Equal(new LogEvent.Authorized("rep", null, "standby1", IsReplication: true, null, null), Read(message, user: "rep", database: ""));
        Assert.Equal(new LogEvent.Authorized("rep", "shop", "standby1", IsReplication: true, null, null), Read(message, user: "rep", database: "shop"));
    }

    [Fact]
    public void A_name_with_the_words_between_ends_where_the_formats_own_column_says()
    {
        const string message = "connection authorized: user=a database=b database=c";

        Assert.Equal(new LogEvent.Authorized("a database=b", "c", "", false, null, null), Read(message, user: "a database=b", database: "c"));
        Assert.Equal(new LogEvent.Authorized("a", "b database=c", "", false, null, null), Read(message));
    }

    [Theory]
    [InlineData("no pg_hba.conf entry for host \"127.0.0.1\", user \"app\", database \"shop\", no encryption", "app", "shop", false, true)]
    [InlineData("no pg_hba.conf entry for host \"127.0.0.1\", user \"app\", database \"shop\", SSL off", "app", "shop", false, true)]
    [InlineData("pg_hba.conf rejects connection for host \"127.0.0.1\", user \"a\"b\", database \"x, y\", no encryption", "a\"b", "x, y", false, true)]
    [InlineData("no pg_hba.conf entry for replication connection from host \"127.0.0.1\", user \"rep\", SSL off", "rep", null, true, true)]
    [InlineData("password authentication failed for user \"app\"", "app", null, false, true)]
    [InlineData("connection requires a valid client certificate", null, null, false, true)]
    [InlineData("the database system is starting up", null, null, false, false)]
    public void Somebody_was_sent_away(string message, string? user, string? database, bool isReplication, bool isAtTheDoor) =>
        Assert.Equal(new LogEvent.Refused(user, database, isReplication, message, isAtTheDoor), Read(message, "FATAL"));

    [Fact]
    public void A_handshake_failed_and_tls_ended()
    {
        Assert.Equal(new LogEvent.HandshakeFailed("tlsv1 alert unknown ca"), Read("could not accept SSL connection: tlsv1 alert unknown ca"));
        Assert.Equal(new LogEvent.TlsEnded(), Read("parameter \"ssl\" changed to \"off\""));
        Assert.Equal(new LogEvent.TlsEnded(), Read("database system is shut down"));
    }

    [Theory]
    [InlineData("statement: select 'connection authorized: user=app database=shop'")]
    [InlineData("connection authenticated: identity=\"app\" method=scram-sha-256 (/pg_hba.conf:3)")]
    [InlineData("disconnection: session time: 0:00:00.023 user=app database=shop host=127.0.0.1 port=36968")]
    [InlineData("parameter \"ssl\" changed to \"on\"")]
    [InlineData("no pg_hba.conf entry for host \"127.0.0.1\", user \"app\", database \"shop\", no encryption")] // not FATAL: somebody's notice
    public void Everything_else_is_no_event(string message) => Assert.Null(Read(message));

    static LogEvent? Read(string message, string severity = "LOG", string? user = null, string? database = null) =>
        LogMessage.Read(new(null, 1, null, null, user, database, severity, message));
}
