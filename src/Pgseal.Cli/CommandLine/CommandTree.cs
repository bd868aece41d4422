using System.CommandLine;
using System.CommandLine.Help;

namespace Pgseal.Cli.CommandLine;

/// <summary>The whole command line: every verb there is, in one explicit list.</summary>
static class CommandTree
{
    /// <remarks>Response files would let <c>@x</c> read any file, and <c>-abc</c> is no way to write options here.</remarks>
    static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <remarks>Built once: the options are static, and each tree that they are put into stays linked to them.</remarks>
    static readonly RootCommand Root = Build();

    public static ParseResult Parse(string[] args) => Root.Parse(args, Parsing);

    static RootCommand Build()
    {
        var root = new RootCommand("pgseal takes a PostgreSQL cluster from plaintext to provably TLS-only, keeps it there, and can take it back.")
        {
            Commands.Audit.AuditVerb.Declare(),
            Commands.Init.InitVerb.Declare(),
            Commands.Plan.PlanVerb.Declare(),
            Commands.Apply.ApplyVerb.Declare(),
            Commands.Disable.DisableVerb.Declare(),
            Commands.Rollback.RollbackVerb.Declare(),
            Commands.Runs.RunsVerb.Declare(),
            Commands.Sessions.SessionsVerb.Declare(),
            Commands.Hba.HbaVerbs.Declare(),
            Commands.Cert.CertVerbs.Declare(),
            Commands.Probe.ProbeVerb.Declare(),
            Commands.Conninfo.ConninfoVerb.Declare(),
            Commands.Demo.DemoVerb.Declare(),
        };
        root.Options.Clear();
        foreach (var option in SharedOptions.All)
            root.Add(Everywhere(option));
        root.Add(Everywhere(new HelpOption("--help", "-h") { Description = "show this", Action = new HelpText() }));
        root.Add(new VersionOption("--version") { Description = "show the version", Action = new VersionText() });
        return root;
    }

    static Option Everywhere(Option option)
    {
        option.Recursive = true;
        return option;
    }
}
