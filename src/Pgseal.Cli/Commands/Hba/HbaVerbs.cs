using Pgseal.Cli.CommandLine;

namespace Pgseal.Cli.Commands.Hba;

/// <summary>The verbs about pg_hba.conf.</summary>
static class HbaVerbs
{
    public static VerbGroup Declare() => new("hba", "reads, proves, explains, compares and rewrites pg_hba.conf, of a file or of a server")
    {
        Usage = "FILE|TARGET [OPTIONS]",
        AboutArguments = "An argument that is a file is read as rules, without a server; any other is a TARGET.",
        Subcommands =
        {
            Check.CheckVerb.Declare(),
            Prove.ProveVerb.Declare(),
            Explain.ExplainVerb.Declare(),
            Diff.DiffVerb.Declare(),
            Convert.ConvertVerb.Declare(),
            Format.FormatVerb.Declare(),
        },
    };
}
