using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using Pgseal.Cli.Tests.Transcribing;
using Pgseal.Lab;
using Pgseal.Testing;

namespace Pgseal.Cli.Tests;

/// <summary>Watching who connects, on a real server and as a person does it.</summary>
public sealed class ObserveTests : IDisposable
{
    readonly string state = Directory.CreateTempSubdirectory("pgseal-state-").FullName;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Control_c_ends_the_observation_and_keeps_what_was_seen_and_the_plan_is_a_list_of_refusals_to_accept()
    {
        await using var server = await SharedServers.NewServerAsync(Majors.Newest, Cancellation, new LabServerOptions { Layout = LabLayout.Debian });
        await server.Sql.ExecuteAsync("create role legacy login", Cancellation);
        var target = $"host=127.0.0.1 port={server.Port} user=postgres";
        using var program = Start("plan", target, "--scope", "all", "--observe", "10m", "--format", "json", "--state-dir", state);
        var answer = program.StandardOutput.ReadToEndAsync(Cancellation);
        var talk = await program.StandardError.ReadLineAsync(Cancellation);
        Assert.EndsWith("of 600 s, 0 clients seen (Ctrl-C ends this and keeps what was seen)", talk, StringComparison.Ordinal);

        // It is there for longer than two samples, and gone when the observation ends.
        await using (var legacy = new NpgsqlConnection(LabSql.ConnectionString("127.0.0.1", server.Port, user: "legacy") + ";SSL Mode=Disable"))
        {
            await legacy.OpenAsync(Cancellation);
            await Task.Delay(TimeSpan.FromSeconds(2), Cancellation);
        }
        using (var kill = Process.Start("kill", ["-s", "INT", $"{program.Id}"]))
            await kill.WaitForExitAsync(Cancellation);
        await program.WaitForExitAsync(Cancellation);

        Assert.Equal(4, program.ExitCode);
        using var plan = JsonDocument.Parse(await answer);
        var member = plan.RootElement.GetProperty("clusters")[0].GetProperty("members")[0];
        Assert.InRange(member.GetProperty("observation").GetProperty("sampled_ms").GetInt64(), 1_000, 300_000);
        Assert.Equal(
            ["legacy@postgres would_be_refused 1"],
            member.GetProperty("clients").EnumerateArray().Where(client => client.GetProperty("user").GetString() == "legacy")
                .Select(client => $"{client.GetProperty("client")} {client.GetProperty("expectation")} {client.GetProperty("count")}"));

        var file = Path.Combine(state, "plan.json");
        await File.WriteAllTextAsync(file, await answer, Cancellation);
        await using var still = new NpgsqlConnection(LabSql.ConnectionString("127.0.0.1", server.Port, user: "legacy") + ";SSL Mode=Disable");
        await still.OpenAsync(Cancellation);
        Assert.Equal(4, await RunAsync("plan", target, "--scope", "all", "--state-dir", state));
        Assert.Equal(2, await RunAsync("plan", target, "--scope", "all", "--state-dir", state, "--accept-refusals", file));
        await File.WriteAllTextAsync(file, "{\"schema\":\"pgseal.audit/1\"}", Cancellation);
        Assert.Equal(64, await RunAsync("plan", target, "--scope", "all", "--state-dir", state, "--accept-refusals", file));
    }

    public void Dispose() => Directory.Delete(state, recursive: true);

    static async Task<int> RunAsync(params string[] arguments)
    {
        using var program = Start(arguments);
        var answer = program.StandardOutput.ReadToEndAsync(Cancellation);
        await program.StandardError.ReadToEndAsync(Cancellation);
        await answer;
        await program.WaitForExitAsync(Cancellation);
        return program.ExitCode;
    }

    static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(Shell.Program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
