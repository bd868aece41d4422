using Pgseal.Core.Text;

namespace Pgseal.Live.Processes;

/// <summary>A program of this host could not be run or failed.</summary>
public sealed class CommandFailed(string program, string why) : Exception($"{Printable.Text(program)}: {Printable.Text(why)}");
