using Pgseal.Cli.Pages;
using Pgseal.Core.Planning;
using Spectre.Console;

namespace Pgseal.Cli;

/// <summary>Where a command speaks: the answer on stdout, the talk on stderr, each as rich as its stream allows.</summary>
sealed class Output(Streams streams, OutputFormat format, bool plain, bool verbose)
{
    IPage? answer;
    IPage? talk;

    /// <summary>For talk only: what is done meanwhile, questions, warnings.</summary>
    public IPage Talk => talk ??= Page(streams.Error, streams.ErrorIsTerminal);

    public bool Verbose => verbose;

    /// <summary>What Ctrl-C ends before it ends everything.</summary>
    public EarlyEnd EarlyEnd { get; } = new();

    /// <summary>Whether stderr is a terminal that shows moving parts.</summary>
    public bool MovesOnStderr => IsRich(streams.ErrorIsTerminal);

    /// <summary>Whether the answer is a report, which is whole or is not begun.</summary>
    public bool IsReport => format is not (OutputFormat.Text or OutputFormat.Json);

    public bool CanAsk => streams.InIsTerminal;

    IPage Answer => answer ??= Page(streams.Out, streams.OutIsTerminal);

    /// <summary>Colour, boxes and moving parts are unwelcome: NO_COLOR, <c>--no-color</c> or a dumb terminal.</summary>
    public static bool IsPlainWanted(bool noColor) =>
        noColor || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb";

    public void Show<T>(T value, Action<T, IPage> human, Func<T, string> json)
    {
        if (format == OutputFormat.Json)
            streams.Out.WriteLine(json(value));
        else
            human(value, Answer);
    }

    /// <summary>The same where the verb has reports too: a report is a document, written as it is, on a terminal as off it.</summary>
    public void Show<T>(T value, Action<T, IPage> human, Func<T, string> json, Func<T, OutputFormat, string> report)
    {
        if (format is OutputFormat.Text or OutputFormat.Json)
            Show(value, human, json);
        else
            streams.Out.Write(report(value, format));
    }

    /// <summary>An answer of many parts, each shown as soon as it is there; a document keeps its frame around them, even when it ends early.</summary>
    /// <param name="ending">Written after the parts, whether all of them came or not.</param>
    public async Task ShowEachAsync<T>(
        IAsyncEnumerable<T> parts, Action<T, IPage> human, Action<IPage> ending, string head, Func<T, string> json, Func<string> tail)
    {
        var isJson = format == OutputFormat.Json;
        var separator = "\n";
        if (isJson)
            streams.Out.Write(head);
        try
        {
            await foreach (var part in parts)
            {
                if (!isJson)
                    human(part, Answer);
                else
                    streams.Out.Write($"{separator}{json(part)}");
                separator = ",\n";
            }
        }
        finally
        {
            if (!isJson)
                ending(Answer);
            else
                streams.Out.WriteLine(tail());
        }
    }

    /// <summary>An answer that is a file: off a terminal its very bytes, on one as a page shows it.</summary>
    public void ShowFile<T>(T value, Func<T, ReadOnlyMemory<byte>> bytes, Action<T, IPage> human, Func<T, string> json)
    {
        if (format == OutputFormat.Json || streams.OutIsTerminal)
        {
            Show(value, human, json);
            return;
        }
        streams.Out.Flush();
        using var raw = streams.OutBytes();
        raw.Write(bytes(value).Span);
    }

    /// <summary>A failure is the answer too where JSON was asked for; otherwise it is on stderr, and a report is not begun.</summary>
    public void Fail(Problem problem)
    {
        if (format == OutputFormat.Json)
            streams.Out.WriteLine(ProblemView.Json(problem));
        else
            ProblemView.Write(problem, Talk);
    }

    /// <summary>False unless a person says yes.</summary>
    /// <remarks>Ctrl-C must end the question, and a read from a terminal cannot be cancelled: it is left behind.</remarks>
    public async Task<bool> AskAsync(string question, CancellationToken cancellation)
    {
        await streams.Error.WriteAsync($"{question} [y/N] ".AsMemory(), cancellation);
        var typed = await Task.Run(() => streams.In().ReadLine(), cancellation).WaitAsync(cancellation);
        return typed?.Trim() is "y" or "Y" or "yes";
    }

    /// <summary>Shows that something is being done; off a terminal silence is enough.</summary>
    public Task<T> WhileAsync<T>(string doing, Func<Task<T>> work) =>
        IsRich(streams.ErrorIsTerminal) ? SignOfLife.ShowWhileAsync(Console(streams.Error), doing, work) : work();

    /// <summary>The same for work that says how far it is.</summary>
    public Task<T> WhileAsync<T>(string doing, Func<Action<string>, Task<T>> work) =>
        MovesOnStderr ? SignOfLife.ShowWhileAsync(Console(streams.Error), doing, work) : work(_ => { });

    /// <summary>Shows the stages of a run as they end: a list that fills in, or a line each.</summary>
    public Task<T> WithStagesAsync<T>(Func<Action<StageReport>, Task<T>> work) =>
        IsRich(streams.ErrorIsTerminal) ? new StageList(Console(streams.Error)).ShowWhileAsync(work) : work(stage => StageLines.Write(stage, Talk));

    IPage Page(TextWriter writer, bool isTerminal) => IsRich(isTerminal) ? new TerminalPage(Console(writer)) : new PlainPage(writer);

    bool IsRich(bool isTerminal) => isTerminal && !plain;

    static IAnsiConsole Console(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Yes,
        Out = new AnsiConsoleOutput(writer),
        Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
    });
}
