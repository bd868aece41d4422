using System.Text.Json;
using Pgseal.Core.Planning;

namespace Pgseal.Cli.Tests;

public sealed class OutputTests : IDisposable
{
    readonly StringWriter answer = new();
    readonly StringWriter talk = new();

    [Fact]
    public void A_failure_is_talk_for_a_person()
    {
        Speaking(OutputFormat.Text).Fail(new("it broke", "db1", "nothing was changed", "pgseal audit db1"));

        Assert.Equal("", answer.ToString());
        Assert.Equal("error: it broke\n  where: db1\n  stands: nothing was changed\n  next: pgseal audit db1\n", talk.ToString());
    }

    [Fact]
    public void A_failure_is_the_answer_for_a_program()
    {
        Speaking(OutputFormat.Json).Fail(new("it broke", "db1", "nothing was changed", "pgseal audit db1"));

        using var document = JsonDocument.Parse(answer.ToString());
        Assert.Equal("pgseal.error/1", document.RootElement.GetProperty("schema").GetString());
        Assert.Equal("it broke", document.RootElement.GetProperty("error").GetProperty("what").GetString());
        Assert.Equal("", talk.ToString());
    }

    [Fact]
    public void The_causes_of_a_failure_are_told_from_the_nearest_one()
    {
        var failure = new InvalidOperationException("outer", new IOException("nearest\u001b", new TimeoutException("root")));

        Assert.Equal(
            "because: IOException: nearest\\x1B\nbecause: TimeoutException: root\n",
            Rendered.Plain(page => Pages.ProblemView.WriteCauses(failure, page)));
    }

    [Fact]
    public async Task Off_a_terminal_each_stage_is_a_line_of_talk_once_it_has_ended()
    {
        var run = await Speaking(OutputFormat.Text).WithStagesAsync(RunOf(Some.HostileName));

        Assert.Equal(1, run);
        Assert.Equal("preflight   done in 1.5 s\n            [red]a\\x1B[31m\\x0Ab\\x07\\u202Ec[/]\n", talk.ToString());
        Assert.Equal("", answer.ToString());
    }

    [Fact]
    public async Task On_a_terminal_stages_are_a_list_that_is_wiped_and_gives_the_cursor_back()
    {
        var run = await Speaking(OutputFormat.Text, errorIsTerminal: true).WithStagesAsync(RunOf(Some.HostileName));

        Assert.Equal(1, run);
        Assert.Contains("preflight", talk.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\u001b[?25h", talk.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Some.HostileName, talk.ToString(), StringComparison.Ordinal);
        Assert.Equal("", answer.ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_that_throws_ends_the_list_and_throws(bool errorIsTerminal)
    {
        var output = Speaking(OutputFormat.Text, errorIsTerminal);

        var thrown = await Assert.ThrowsAsync<BadInput>(() => output.WithStagesAsync<int>(async _ =>
        {
            await Task.Yield();
            throw new BadInput("no", "yes");
        }));

        Assert.Equal("no", thrown.Message);
        Assert.Equal(errorIsTerminal, talk.ToString().EndsWith("\u001b[?25h", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wait_is_silent_off_a_terminal()
    {
        Assert.Equal(7, await Speaking(OutputFormat.Text).WhileAsync("looking", () => Task.FromResult(7)));
        Assert.Equal("", talk.ToString());
    }

    [Fact]
    public async Task Moving_parts_are_unwelcome_where_plain_is_wanted()
    {
        var output = new Output(Streams(errorIsTerminal: true, ""), OutputFormat.Text, plain: true, verbose: false);

        await output.WithStagesAsync(RunOf("seen"));

        Assert.Equal("preflight   done in 1.5 s\n            seen\n", talk.ToString());
    }

    [Theory]
    [InlineData("y\n", true)]
    [InlineData("Y\n", true)]
    [InlineData(" yes \n", true)]
    [InlineData("n\n", false)]
    [InlineData("\n", false)]
    [InlineData("", false)]
    [InlineData("yesterday\n", false)]
    public async Task Only_yes_is_yes(string typed, bool expected)
    {
        var output = new Output(Streams(errorIsTerminal: false, typed), OutputFormat.Text, plain: true, verbose: false);

        Assert.Equal(expected, await output.AskAsync("Do this now?", TestContext.Current.CancellationToken));
        Assert.Equal("Do this now? [y/N] ", talk.ToString());
    }

    [Fact]
    public async Task An_interrupt_ends_a_question_that_nobody_answers()
    {
        using var interrupt = new CancellationTokenSource();
        using var never = new NeverAnswered();
        var output = new Output(new(() => never, () => Stream.Null, answer, talk, true, false, false), OutputFormat.Text, plain: true, verbose: false);

        var asking = output.AskAsync("Do this now?", interrupt.Token);
        await interrupt.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    public void Dispose()
    {
        answer.Dispose();
        talk.Dispose();
    }

    static Func<Action<StageReport>, Task<int>> RunOf(string detail) => async stage =>
    {
        stage(new(StageName.Preflight, StageStatus.Running, [], TimeSpan.Zero));
        await Task.Yield();
        stage(new(StageName.Preflight, StageStatus.Done, [detail], TimeSpan.FromSeconds(1.5)));
        return 1;
    };

    Output Speaking(OutputFormat format, bool errorIsTerminal = false) => new(Streams(errorIsTerminal, ""), format, plain: false, verbose: false);

    Streams Streams(bool errorIsTerminal, string typed) => new(() => new StringReader(typed), () => Stream.Null, answer, talk, InIsTerminal: true, OutIsTerminal: false, errorIsTerminal);

    /// <summary>Stdin of a person who went away, until the test is over.</summary>
    sealed class NeverAnswered : TextReader
    {
        readonly TaskCompletionSource<string?> end = new();

        public override string? ReadLine() => end.Task.GetAwaiter().GetResult();

        protected override void Dispose(bool disposing)
        {
            end.TrySetResult(null);
            base.Dispose(disposing);
        }
    }
}
