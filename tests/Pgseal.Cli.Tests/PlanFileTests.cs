using System.Text.Json.Nodes;
using Pgseal.Lab;
using Pgseal.Testing;

namespace Pgseal.Cli.Tests;

/// <summary>Plans that are saved, reviewed and then applied, or refused because something is no longer as it was.</summary>
public sealed class PlanFileTests : IDisposable
{
    readonly string state = Directory.CreateTempSubdirectory("pgseal-state-").FullName;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    string PlanFile => $"{state}/db1.plan.json";

    public void Dispose() => Directory.Delete(state, recursive: true);

    [Fact]
    public async Task What_was_saved_is_applied_exactly_and_only_once()
    {
        await using var server = await PlannedAsync("--strategy", "guard", "--min-tls", "1.3", "--drain", "now");

        var (exitCode, answer) = await ApplyAsync();

        Assert.True(exitCode == 0, answer);
        Assert.Contains("pgseal", await File.ReadAllTextAsync(server.HbaFile, Cancellation), StringComparison.Ordinal); // the guard's markers
        Assert.Equal("TLSv1.3", await server.Sql.ScalarAsync<string>("show ssl_min_protocol_version", Cancellation));
        await RefusedAsync("since the plan was made something changed: ");
    }

    [Fact]
    public async Task A_plan_is_refused_when_the_file_a_setting_or_the_certificate_is_another_and_nothing_is_touched()
    {
        await using var server = await PlannedAsync();
        var before = await File.ReadAllBytesAsync(server.HbaFile, Cancellation);

        await File.AppendAllTextAsync(server.HbaFile, "# a comment\n", Cancellation);
        await RefusedAsync($"file {server.HbaFile} of ");
        await File.WriteAllBytesAsync(server.HbaFile, before, Cancellation);

        await server.Sql.ExecuteAsync("alter system set password_encryption = 'md5'", Cancellation);
        await server.ReloadAsync(Cancellation);
        await RefusedAsync("setting password_encryption of ");
        await server.Sql.ExecuteAsync("alter system reset password_encryption", Cancellation);
        await server.ReloadAsync(Cancellation);

        await File.WriteAllTextAsync($"{server.DataDirectory}/server.crt", "no certificate", Cancellation);
        await RefusedAsync($"file {server.DataDirectory}/server.crt of ");
        File.Delete($"{server.DataDirectory}/server.crt");

        Assert.Equal(before, await File.ReadAllBytesAsync(server.HbaFile, Cancellation));
        Assert.False(Directory.Exists($"{state}/runs"));
        Assert.Equal(0, (await ApplyAsync()).ExitCode);
    }

    [Fact]
    public async Task A_plan_that_somebody_edited_is_not_taken_for_what_pgseal_would_do()
    {
        await using var server = await PlannedAsync();
        var plan = JsonNode.Parse(await File.ReadAllTextAsync(PlanFile, Cancellation))!;
        var changes = plan["clusters"]![0]!["members"]![0]!["changes"]!.AsArray();
        changes.RemoveAt(changes.Count - 1);
        await File.WriteAllTextAsync(PlanFile, plan.ToJsonString(), Cancellation);

        await RefusedAsync($"this pgseal would not do what the plan says: but rules {server.HbaFile} from sha256 ");
    }

    [Fact]
    public async Task A_line_that_the_plan_shows_and_pgseal_would_not_write_is_noticed()
    {
        await using var server = await PlannedAsync();
        var plan = await File.ReadAllTextAsync(PlanFile, Cancellation);
        Assert.Contains("\"after\": \"hostssl", plan, StringComparison.Ordinal);
        await File.WriteAllTextAsync(PlanFile, plan.Replace("\"after\": \"hostssl", "\"after\": \"host", StringComparison.Ordinal), Cancellation);

        await RefusedAsync("this pgseal would not do what the plan says: not rules ");
    }

    [Fact]
    public async Task A_saved_plan_holds_no_password()
    {
        await using var server = await SharedServers.NewServerAsync(Majors.Newest, Cancellation);
        var (exitCode, answer) = await RunningProgram.PlainAsync(
            "plan", $"postgresql://postgres:hunter2@127.0.0.1:{server.Port}/postgres", "--scope", "all", "--state-dir", state, "--out", PlanFile, "--format", "json");

        Assert.True(exitCode == 2, answer);
        Assert.DoesNotContain("hunter2", answer + await File.ReadAllTextAsync(PlanFile, Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "this is no saved plan")]
    [InlineData("{\n\"schema\": 7}", "this is no saved plan")]
    [InlineData("""{"schema":"pgseal.audit/1"}""", "its schema is not pgseal.plan/1")]
    [InlineData("""{"schema":"pgseal.plan/1"}""", "a part is missing")]
    public async Task Other_files_are_no_plans(string text, string problem)
    {
        await File.WriteAllTextAsync(PlanFile, text, Cancellation);

        var (exitCode, answer) = await ApplyAsync();

        Assert.Equal(64, exitCode);
        Assert.Contains(problem, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("db1")]
    [InlineData("--scope", "all")]
    [InlineData("--drain", "now")]
    [InlineData("--standby", "db2")]
    public async Task What_the_plan_says_has_no_place_beside_it(params string[] more)
    {
        var (exitCode, answer) = await ApplyAsync(more);

        Assert.Equal(64, exitCode);
        Assert.Contains($"{more[0]} has no place beside it", answer, StringComparison.Ordinal);
    }

    async Task<LabServer> PlannedAsync(params string[] more)
    {
        var server = await SharedServers.NewServerAsync(Majors.Newest, Cancellation);
        var (exitCode, answer) = await RunningProgram.PlainAsync(
            ["plan", $"host=127.0.0.1 port={server.Port} user=postgres", "--scope", "all", "--state-dir", state, "--out", PlanFile, .. more]);
        Assert.True(exitCode == 2, answer);
        Assert.Contains($"pgseal apply --plan {PlanFile}", answer, StringComparison.Ordinal);
        return server;
    }

    Task<(int ExitCode, string Answer)> ApplyAsync(params string[] more) => RunningProgram.RunAsync(state, ["apply", "--plan", PlanFile, .. more]);

    async Task RefusedAsync(string because)
    {
        var (exitCode, answer) = await ApplyAsync();
        Assert.True(exitCode == 4, answer);
        Assert.Contains(because, answer, StringComparison.Ordinal);
    }
}
