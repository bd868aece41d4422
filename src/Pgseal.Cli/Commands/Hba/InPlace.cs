using System.CommandLine;
using System.Text;
using Pgseal.Cli.CommandLine;
using Pgseal.Core;
using Pgseal.Core.Hba;
using Pgseal.Core.Hosts;
using Pgseal.Live.Hosts;

namespace Pgseal.Cli.Commands.Hba;

/// <summary><c>--in-place</c>: writes files over, whole or not at all, and never those that another program writes.</summary>
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

    /// <summary>Either all files are written or none is.</summary>
    public static void Write(ValueList<HbaFileEdit> edits)
    {
        var configs = edits.Select(edit => new ConfigText(HostFile.RealPath(edit.Path), Encoding.UTF8.GetString(edit.Before.Span)));
        if (ManagedBy.Find("", "", configs, [], []) is [var owner, ..])
            throw new FileIsManaged(owner);
        var written = new List<HbaFileEdit>();
        try
        {
            foreach (var edit in edits)
            {
                AtomicFile.Replace(edit.Path, edit.After.Span, AtomicFile.Sha256(edit.Before.Span));
                written.Add(edit);
            }
        }
        catch (FileFailure)
        {
            foreach (var edit in written)
                AtomicFile.Replace(edit.Path, edit.Before.Span, AtomicFile.Sha256(edit.After.Span));
            throw;
        }
    }
}
