using Pgseal.Core.Observing;

namespace Pgseal.Core.Tests.Observing;

public sealed class LogDigestTests
{
    [Theory]
    [InlineData(LogFormat.Stderr, SomeLog.Stderr)]
    [InlineData(LogFormat.Csv, SomeLog.Csv)]
    [InlineData(LogFormat.Json, SomeLog.Json)]
    public void Every_format_tells_the_same_story(LogFormat format, string log)
    {
        var read = new ReadLog(format, log, SomeLog.Prefix);

        // Where a refusal for a password names no database, stderr has it from its prefix.
        Assert.Equal(SomeLog.Everybody, read.Told);
        Assert.Equal(0, read.Digest.NotUnderstood);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 14, 58, 0, TimeSpan.Zero), read.Digest.To);
    }

    [Theory]
    [InlineData(LogFormat.Stderr, SomeLog.Stderr)]
    [InlineData(LogFormat.Csv, SomeLog.Csv)]
    [InlineData(LogFormat.Json, SomeLog.Json)]
    public void It_does_not_matter_where_the_pieces_are_cut(LogFormat format, string log)
    {
        foreach (var piece in Enumerable.Range(1, 40).Concat([333, 1000]))
            Assert.Equal(SomeLog.Everybody, new ReadLog(format, log, SomeLog.Prefix, piece).Told);
    }

    [Fact]
    public void A_csv_line_of_13_has_fewer_columns_and_says_the_same() => Assert.Equal(
        "postgres@postgres from 127.0.0.1 as 'psql' tls=1 TLSv1.3",
        new ReadLog(LogFormat.Csv, """
            2026-11-24 14:54:05.509 UTC,,,16862,"127.0.0.1:43578",6b05a50d.41de,1,"",2026-11-24 14:54:05 UTC,,0,LOG,00000,"connection received: host=127.0.0.1 port=43578",,,,,,,,,"","not initialized"
            2026-11-24 14:54:05.514 UTC,"postgres","postgres",16862,"127.0.0.1:43578",6b05a50d.41de,2,"authentication",2026-11-24 14:54:05 UTC,3/8,0,LOG,00000,"connection authorized: user=postgres database=postgres application_name=psql SSL enabled (protocol=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384, bits=256, compression=off)",,,,,,,,,"","client backend"

            """).Told);

    [Theory]
    [InlineData("%m [%p] ", "2026-11-24 14:54:10.604 UTC [7] ")]
    [InlineData("%m [%p] %q%u@%d ", "2026-11-24 14:54:10.604 UTC [7] app@shop ")] // Debian's
    [InlineData("%t:%r:%u@%d:[%p]:", "2026-11-24 14:54:10 UTC:10.1.2.3(36968):app@shop:[7]:")] // Amazon's
    [InlineData("%n %c %l %x ", "1795532050.604 6b05a512.7 12 0 ")]
    [InlineData("%-12u|%10p|%s|", "app         |         7|2026-11-24 14:54:10 UTC|")]
    [InlineData("%%%p%% ", "%7% ")]
    [InlineData("%u%d %p ", "appshop 7 ")]
    [InlineData("[%b %P %v %e %i] %Q %p: ", "[client backend  3/8 00000 authentication] -12 7: ")]
    public void Any_prefix_is_read(string prefix, string shown) => Assert.Equal(
        "app@shop from 10.1.2.3 as '' plain=1",
        new ReadLog(LogFormat.Stderr, $"{shown}LOG:  connection received: host=10.1.2.3 port=36968\n{shown}LOG:  00000: connection authorized: user=app database=shop\n", prefix).Told);

    [Theory]
    [InlineData("%m [%p] ", "24.11.2026 14:54:10.604 UTC [7] ")]
    [InlineData("%m [%p] ", "2026-11-24 14:54:10.604 UTC 7 ")]
    [InlineData("%p %u@%d ", "7 app ")]
    public void Lines_with_another_prefix_are_not(string prefix, string shown) => Assert.Equal(
        "", new ReadLog(LogFormat.Stderr, $"{shown}LOG:  connection received: host=10.1.2.3 port=36968\n{shown}LOG:  connection authorized: user=app database=shop\n", prefix).Told);

    [Fact]
    public void A_user_who_is_named_like_a_message_is_a_user()
    {
        const string name = "LOG:  connection authorized: user=victim database=shop";
        var log = $"2026-11-24 14:54:10.604 UTC [7] [unknown]@[unknown] LOG:  connection received: host=10.1.2.3 port=1\n"
            + $"2026-11-24 14:54:10.604 UTC [7] {name}@shop FATAL:  no pg_hba.conf entry for host \"10.1.2.3\", user \"{name}\", database \"shop\", no encryption\n";

        Assert.Equal($"{name}@shop from 10.1.2.3 as '' refused=1", new ReadLog(LogFormat.Stderr, log, "%m [%p] %q%u@%d ").Told);
    }

    [Fact]
    public void A_line_end_in_a_name_of_the_prefix_does_not_begin_a_message()
    {
        const string log = """
            2026-11-24 14:54:10.604 UTC [7] [unknown]@[unknown] LOG:  connection received: host=10.1.2.3 port=1
            2026-11-24 14:54:10.605 UTC [7] x
            2026-11-24 12:00:00.000 UTC [1] LOG:  connection authorized: @shop LOG:  connection authorized: user=x
            	2026-11-24 12:00:00.000 UTC [1] LOG:  connection authorized:  database=shop
            raw words of a library
            2026-11-24 14:54:10.606 UTC [8] [unknown]@[unknown] LOG:  connection received: host=10.1.2.4 port=1
            2026-11-24 14:54:10.606 UTC [8] app@shop LOG:  connection authorized: user=app database=shop

            """;

        Assert.Equal(
            "app@shop from 10.1.2.4 as '' plain=1\nx\n2026-11-24 12:00:00.000 UTC [1] LOG:  connection authorized: @shop from 10.1.2.3 as '' plain=1",
            new ReadLog(LogFormat.Stderr, log, "%m [%p] %q%u@%d ").Told);
    }

    [Theory]
    [InlineData("x LOG:  connection authorized: user=victim database=shop")]
    [InlineData("x\n\t2026-11-24 14:54:10.604 UTC [7] a@b LOG:  connection authorized: user=victim database=shop")]
    public void A_statement_cannot_pass_for_a_message(string statement)
    {
        var log = $"2026-11-24 14:54:10.604 UTC [7] [unknown]@[unknown] LOG:  connection received: host=10.1.2.3 port=1\n"
            + $"2026-11-24 14:54:10.604 UTC [7] app@shop LOG:  statement: select '{statement}'\n";

        Assert.DoesNotContain("victim", new ReadLog(LogFormat.Stderr, log, "%m [%p] %q%u@%d ").Told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_local_time_is_that_of_the_logs_zone()
    {
        const string line = "2026-07-01 12:00:00.000 CEST [7] LOG:  connection received: host=10.1.2.3 port=1\n";

        Assert.Equal(new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.Zero), new ReadLog(LogFormat.Stderr, line, zone: "Europe/Berlin").Digest.From);
    }

    [Fact]
    public void Another_connection_with_the_same_process_number_is_another()
    {
        var read = new ReadLog(LogFormat.Csv, """
            2026-11-24 14:00:00.000 UTC,,,7,"10.1.2.3:1",6b05a512.7,1,"",2026-11-24 14:00:00 UTC,,0,LOG,00000,"connection received: host=10.1.2.3 port=1",,,,,,,,,"",""
            2026-11-24 15:00:00.000 UTC,"app","shop",7,"10.1.2.4:1",6b05b322.7,2,"authentication",2026-11-24 15:00:00 UTC,,0,LOG,00000,"connection authorized: user=app database=shop",,,,,,,,,"",""

            """);

        Assert.Equal("@ from 10.1.2.3 as '' received=1\napp@shop from 10.1.2.4 as '' plain=1", read.Told);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_shown_and_a_line_that_is_cut_off_is_left_for_later()
    {
        const string received = "2026-11-24 14:54:10.604 UTC [7] LOG:  connection received: host=10.1.2.3 port=1\n";

        Assert.Equal(
            "caf\\xE9@shop from 10.1.2.3 as '' plain=1",
            new ReadLog(LogFormat.Stderr, received + "2026-11-24 14:54:10.605 UTC [7] LOG:  connection authorized: user=caf\u00e9 database=shop\n").Told);
        Assert.Equal("", new ReadLog(LogFormat.Stderr, received + "2026-11-24 14:54:10.605 UTC [7] LOG:  connection authorized: user=app database=sh").Told);
    }

    [Theory]
    [InlineData(LogFormat.Csv, "2026-11-24 14:54:10.604 UTC,\"connection\",\n")]
    [InlineData(LogFormat.Csv, "\"connection\n")]
    [InlineData(LogFormat.Json, "{\"message\":\"connection received: host=10.1.2.3 port=1\"\n")]
    [InlineData(LogFormat.Json, "connection\n")]
    [InlineData(LogFormat.Json, "{\"message\":7,\"pid\":\"connection\"}\n")]
    public void What_is_torn_is_counted_and_tells_nothing(LogFormat format, string log)
    {
        var read = new ReadLog(format, log);

        Assert.Empty(read.Clients);
        Assert.Equal(log.StartsWith('"') ? 0 : 1, read.Digest.NotUnderstood);
    }

    [Theory]
    [InlineData(LogFormat.Csv, "\"abc", (byte)'"')]
    [InlineData(LogFormat.Csv, "\"abc\"", (byte)'x')]
    [InlineData(LogFormat.Json, "\"abc", (byte)'x')]
    [InlineData(LogFormat.Stderr, "\"abc", (byte)'x')]
    public void The_rest_of_a_record_too_long_to_keep_is_no_record(LogFormat format, string dropped, byte remnant) =>
        Assert.Equal(remnant, new LogDigest(format, "", TimeZoneInfo.Utc, new()).Drop(System.Text.Encoding.ASCII.GetBytes(dropped)));

    [Fact]
    public void More_open_connections_than_are_kept_count_as_received_only()
    {
        const int most = ConnectionJoin.MostOpen;
        var log = string.Concat(Enumerable.Range(1, most + 100).Select(pid => $"2026-11-24 14:54:10.604 UTC [{pid}] LOG:  connection received: host=10.1.2.3 port=1\n"));

        Assert.Equal("@ from 10.1.2.3 as '' received=100", new ReadLog(LogFormat.Stderr, log).Told);
    }

    [Fact]
    public void Names_made_to_be_costly_are_given_up()
    {
        var hostile = string.Concat(Enumerable.Repeat("@/", 20_000));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var read = new ReadLog(LogFormat.Stderr, $"2026-11-24 14:54:10.604 UTC [7] {hostile} connection:  \n", "%m [%p] %q%u@%d/%a@%h/%r ");

        Assert.Equal(1, read.Digest.NotUnderstood);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}"); // without a limit: for ever
    }
}
