using System.CommandLine;
using Pgseal.Cli.Pages;

namespace Pgseal.Cli.CommandLine;

/// <summary><c>--yes</c>: who changes a server says so, as an option or to a question.</summary>
static class Consent
{
    static readonly Option<bool> Yes = Declare.Flag("--yes", "do not ask; needed where stdin is no terminal");

    public static void AddTo(Command verb) => verb.Add(Yes);

    public static bool Read(ParseResult parse) => parse.GetValue(Yes);

    /// <exception cref="BadInput">Nobody said yes, and nobody can be asked.</exception>
    public static void Demand(bool given, Output output, string what)
    {
        if (!given && !output.CanAsk)
            throw new BadInput($"{what} needs --yes: stdin is no terminal, so nobody can be asked", "look at what would change first, then add --yes");
    }

    /// <summary>Shows what will happen, then asks.</summary>
    /// <exception cref="Declined">The answer was not yes.</exception>
    public static async Task AskAsync(Output output, Action<IPage> show, CancellationToken cancellation)
    {
        show(output.Talk);
        if (!await output.AskAsync("Do this now?", cancellation))
            throw new Declined();
    }
}
