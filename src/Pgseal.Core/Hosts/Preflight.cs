namespace Pgseal.Core.Hosts;

/// <summary>Whether pgseal may do on the host what it is about to do, and the line to type when it may not.</summary>
/// <param name="Missing">Needs that cannot be met; empty when it can begin.</param>
/// <param name="Instead">The command that could; null when nothing is missing or no other user would help.</param>
public sealed record Preflight(Caller Caller, ValueList<PathAbility> Missing, string? Instead)
{
    /// <param name="commandLine">What was typed, program first and free of secrets; it is quoted into the line to type.</param>
    public static Preflight Judge(OsAccount caller, OsAccount server, ValueList<PathAbility> abilities, ValueList<string> commandLine)
    {
        var who = caller.IsRoot ? Caller.Root : caller.Uid == server.Uid ? Caller.ServerUser : Caller.Other;
        var missing = abilities.Where(it => !it.ByCaller).ToValueList();
        if (missing.Count == 0 || who == Caller.Root || !abilities.All(it => it.ByRoot))
            return new(who, missing, null);
        return new(who, missing, who == Caller.Other && abilities.All(it => it.ByServerUser)
            ? SudoAs(server, commandLine)
            : $"sudo {ShellWord.Join(commandLine)}");
    }

    /// <summary>The line that runs the same command as the server's user.</summary>
    public static string SudoAs(OsAccount server, ValueList<string> commandLine) =>
        $"sudo -u {ShellWord.Quote(server.Name)} {ShellWord.Join(commandLine)}";
}
