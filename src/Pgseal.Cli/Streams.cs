namespace Pgseal.Cli;

/// <summary>The three standard streams, and which of them a person sits at. Opening stdin changes a terminal, so it waits until somebody is asked.</summary>
sealed record Streams(Func<TextReader> In, Func<Stream> OutBytes, TextWriter Out, TextWriter Error, bool InIsTerminal, bool OutIsTerminal, bool ErrorIsTerminal)
{
    public static Streams OfConsole() => new(
        () => Console.In,
        Console.OpenStandardOutput,
        Console.Out,
        Console.Error,
        !Console.IsInputRedirected,
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected);
}
