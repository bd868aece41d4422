using System.CommandLine;
using System.CommandLine.Invocation;
using Pgseal.Live;

namespace Pgseal.Cli.CommandLine;

/// <summary>The answer to <c>--version</c>.</summary>
sealed class VersionText : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Console.Out.WriteLine($"pgseal {ToolVersion.Text}");
        return 0;
    }
}
