using Pgseal.Core;
using Pgseal.Core.Planning;

namespace Pgseal.Cli.Commands.Plan;

/// <summary>Reads <c>--accept-refusals</c>: <c>all</c>, a file with one USER@DB a line, or a list with commas.</summary>
static class RefusalsText
{
    /// <exception cref="BadInput">It is none of these.</exception>
    public static AcceptedRefusals Read(string text)
    {
        if (text == "all")
            return new(All: true, []);
        var isFile = File.Exists(text);
        var entries = (isFile ? Lines(text) : text.Split(',')).Select(entry => entry.Trim()).Where(entry => entry is not ['#', ..] and not "").ToValueList();
        return entries.FirstOrDefault(entry => !entry.Contains('@', StringComparison.Ordinal)) is { } wrong
            ? throw new BadInput(
                $"--accept-refusals: \"{wrong}\" is no USER@DB{(isFile ? "" : ", not the word all, and no file")}",
                "write all, USER@DB with commas between, or the name of a file with one USER@DB a line",
                isFile ? text : "")
            : new(All: false, entries);
    }

    static string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"--accept-refusals: the file cannot be read: {unreadable.Message}", "make it readable for you", file);
        }
    }
}
