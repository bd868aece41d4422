using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;
using Pgseal.Core.Text;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>A session with a server could not be had, or did not do what was asked; one derived type per cause.</summary>
/// <remarks>Carries no password: targets are shown without, and servers' texts are escaped.</remarks>
public abstract class ConnectionException(FailureKind kind, Target target, string what, string next)
    : PgsealException(kind, new Problem(Printable.Text(what), target.ToDisplay(), "nothing was changed", Printable.Text(next)))
{
    /// <summary>The server that was meant.</summary>
    public Target Target { get; } = target;

    /// <summary>A command that tries the same connection by hand.</summary>
    private protected static string Psql(Target target) => $"psql {ShellWord.Quote(target.ToConninfo())} -c 'select 1'";
}
