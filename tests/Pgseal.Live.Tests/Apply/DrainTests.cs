using Npgsql;
using Pgseal.Core.Planning;
using Pgseal.Core.Sessions;
using Pgseal.Lab;
using Pgseal.Live.Apply;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Apply;

/// <summary>Sessions that are moved off plaintext: whose, how fast, and who came back.</summary>
public sealed class DrainTests : ChangeTests
{
    [Fact]
    public async Task Excepted_roles_are_left_and_named_and_the_rest_is_ended()
    {
        await using var server = await NewServerAsync(Majors.Newest);
        await server.Sql.ExecuteAsync("create role monitor login superuser", Cancellation);
        await using var kept = await OpenAsync(server, "monitor");
        await using var ended = await OpenAsync(server, "postgres");

        var run = await Applier.ApplyAsync([new(TargetOf(server), [])], Options() with { Drain = new(DrainPolicy.Now, Patience, DrainOptions.UsualRate, ["monitor"]) }, _ => { }, Cancellation);

        Assert.Equal((RunOutcome.Verified, 1), (run.Outcome, run.LeftOnPlaintext));
        Assert.Equal(["monitor"], await PlaintextUsersAsync(server));
        var said = run.Stages.First(stage => stage.Name == StageName.Drain).Detail;
        Assert.Contains(said, sentence => sentence.Contains("1 of 2 plaintext sessions ended", StringComparison.Ordinal));
        Assert.Contains(said, sentence => sentence.Contains("user=monitor", StringComparison.Ordinal) && sentence.EndsWith("its role is excepted", StringComparison.Ordinal));
        Assert.Contains(said, sentence => sentence.Contains("not back yet: user=postgres", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sessions_are_ended_at_the_rate_that_was_asked()
    {
        await using var server = await NewServerAsync(Majors.Newest);
        var clients = new List<NpgsqlConnection>();
        for (var i = 0; i < 6; i++)
            clients.Add(await OpenAsync(server, "postgres"));

        var run = await Applier.ApplyAsync([new(TargetOf(server), [])], Options() with { Drain = new(DrainPolicy.Now, Patience, Rate: 10, []) }, _ => { }, Cancellation);

        // One in a tenth of a second: never faster, however long it takes on a busy machine.
        Assert.Equal((RunOutcome.Verified, 0), (run.Outcome, run.LeftOnPlaintext));
        Assert.True(run.Stages.First(stage => stage.Name == StageName.Drain).Elapsed >= TimeSpan.FromMilliseconds(500), "they were all ended at once");
        foreach (var client in clients)
            await client.DisposeAsync();
    }

    [Fact]
    public async Task Who_comes_back_on_tls_is_counted()
    {
        await using var server = await NewServerAsync(Majors.Newest);
        await using var before = await OpenAsync(server, "postgres");
        using var stop = new CancellationTokenSource();
        var client = ReconnectAsync(server, stop.Token);

        var run = await Applier.ApplyAsync([new(TargetOf(server), [])], Options(), _ => { }, Cancellation);
        await stop.CancelAsync();
        await client;

        Assert.Equal(RunOutcome.Verified, run.Outcome);
        Assert.Contains(run.Stages.First(stage => stage.Name == StageName.Drain).Detail, sentence => sentence.Contains("are back on TLS", StringComparison.Ordinal));
    }

    static async Task ReconnectAsync(LabServer server, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            try
            {
                await using var open = await OpenAsync(server, "postgres", SslMode.Prefer);
                await Task.Delay(50, Cancellation);
            }
            catch (NpgsqlException)
            {
                // ended by the drain: a client of this kind just comes back
            }
    }

    static async Task<List<string>> PlaintextUsersAsync(LabServer server)
    {
        await using var open = await server.Sql.OpenAsync(Cancellation);
        await using var query = new NpgsqlCommand("select usename::text from pg_stat_activity join pg_stat_ssl using (pid) where client_addr is not null and not ssl", open);
        await using var rows = await query.ExecuteReaderAsync(Cancellation);
        var users = new List<string>();
        while (await rows.ReadAsync(Cancellation))
            users.Add(rows.GetString(0));
        return users;
    }

    static async Task<NpgsqlConnection> OpenAsync(LabServer server, string user, SslMode mode = SslMode.Disable)
    {
        var connection = new NpgsqlConnection($"{LabSql.ConnectionString("127.0.0.1", server.Port, user)};SSL Mode={mode}");
        await connection.OpenAsync(Cancellation);
        return connection;
    }
}
