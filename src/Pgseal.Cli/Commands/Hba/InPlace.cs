using System.CommandLine;
using Pgseal.Cli.CommandLine;

namespace Pgseal.Cli.Commands.Hba;

/// <summary><c>--in-place</c>: the file is written instead of printed.</summary>
static class InPlace
{
    static readonly Option<bool> Option = Declare.Flag("--in-place", "write the file instead of printing it; only a FILE, never a TARGET");

    public static void AddTo(Command verb) => verb.Add(Option);

    public static bool Read(ParseResult parse) => parse.GetValue(Option);

    /// <exception cref="BadInput">A server's rules are changed by apply, which checks, reloads and can go back.</exception>
    public static void Demand(bool inPlace, HbaInput input)
    {
        if (inPlace && input is HbaInput.OfServer)
            throw new BadInput("--in-place writes a file, and this is a server", "name the file, or run pgseal apply, which checks, reloads and can go back");
    }
}
