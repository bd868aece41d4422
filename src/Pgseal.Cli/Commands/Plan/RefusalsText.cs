using System.Text.Json;
using Pgseal.Core;
using Pgseal.Core.Planning;

namespace Pgseal.Cli.Commands.Plan;

/// <summary>
/// Reads <c>--accept-refusals</c>: <c>all</c>, what <c>pgseal plan --format json</c> printed (whoever would be refused there is accepted), a file with
/// one USER@DB a line, or a list with commas.
/// </summary>
static class RefusalsText
{
    /// <exception cref="BadInput">It is none of these.</exception>
    public static AcceptedRefusals Read(string text)
    {
        if (text == "all")
            return new(All: true, []);
        var contents = File.Exists(text) ? Contents(text) : null;
        if (contents is not null && contents.TrimStart().StartsWith('{'))
            return new(All: false, Planned(contents, text));
        var entries = (contents?.Split('\n') ?? text.Split(',')).Select(entry => entry.Trim()).Where(entry => entry is not ['#', ..] and not "").ToValueList();
        return entries.FirstOrDefault(entry => !entry.Contains('@', StringComparison.Ordinal)) is { } wrong
            ? throw new BadInput(
                $"--accept-refusals: \"{wrong}\" is no USER@DB{(contents is not null ? "" : ", not the word all, and no file")}",
                "write all, USER@DB with commas between, or the name of a file: what pgseal plan --format json printed, or one USER@DB a line",
                contents is not null ? text : "")
            : new(All: false, entries);
    }

    static ValueList<string> Planned(string json, string file)
    {
        try
        {
            using var plan = JsonDocument.Parse(json);
            if (plan.RootElement.GetProperty("schema").GetString() != "pgseal.plan/1")
                throw NoPlan(file);
            return plan.RootElement.GetProperty("clusters").EnumerateArray()
                .SelectMany(cluster => cluster.GetProperty("members").EnumerateArray())
                .SelectMany(member => member.GetProperty("clients").EnumerateArray())
                .Where(client => client.GetProperty("expectation").GetString() == Wording.Of(Expectation.WouldBeRefused))
                .Select(client => client.GetProperty("client").GetString() ?? "")
                .Distinct()
                .ToValueList();
        }
        catch (Exception other) when (other is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw NoPlan(file);
        }
    }

    static BadInput NoPlan(string file) => new(
        "--accept-refusals: the file is JSON, but not what pgseal plan printed (pgseal.plan/1 with its clients)", "pgseal plan --format json > FILE", file);

    static string Contents(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"--accept-refusals: the file cannot be read: {unreadable.Message}", "make it readable for you", file);
        }
    }
}
