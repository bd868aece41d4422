namespace Pgseal.Cli.CommandLine;

/// <summary>The ways to the files of a member.</summary>
enum HostAccess
{
    Local,
}
