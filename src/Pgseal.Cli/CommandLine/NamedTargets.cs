using Pgseal.Core;

namespace Pgseal.Cli.CommandLine;

/// <summary>The servers a command line names: primaries of a cluster each, and the standbys of the only one.</summary>
/// <param name="Primaries">As written, never empty: null stands for the PG* environment.</param>
sealed record NamedTargets(ValueList<string?> Primaries, ValueList<string> Standbys);
