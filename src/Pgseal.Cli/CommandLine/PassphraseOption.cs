using System.CommandLine;
using Pgseal.Core.Conninfo;
using Pgseal.Live.Certificates;

namespace Pgseal.Cli.CommandLine;

/// <summary><c>--passphrase-file</c>: what opens an authority whose key is protected at rest.</summary>
static class PassphraseOption
{
    static readonly Option<string?> File = Declare.Text(
        "--passphrase-file", "FILE", $"its first line protects the authority's key, and opens one that is protected (default ${AuthorityLocked.Variable})");

    public static void AddTo(Command verb) => verb.Add(File);

    /// <returns>Null when none was given.</returns>
    public static Secret? Read(ParseResult parse) => ReadPath(parse) is { } path ? PassphraseFile.Read(path) : null;

    /// <summary>Where it stands, for whoever types the same later.</summary>
    public static string? ReadPath(ParseResult parse) =>
        (parse.GetValue(File) ?? Environment.GetEnvironmentVariable(AuthorityLocked.Variable)) is { Length: > 0 } path ? path : null;
}
