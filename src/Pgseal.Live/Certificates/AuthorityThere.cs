using Pgseal.Core.Planning;
using Pgseal.Core.Text;

namespace Pgseal.Live.Certificates;

/// <summary>An authority of that name is there already: its key is never written over.</summary>
public sealed class AuthorityThere(string directory, string name) : PgsealException(
    FailureKind.Refused,
    new Problem(
        $"there is an authority called {Printable.Text(name)} already, and its key is never written over",
        Printable.Text(directory),
        "nothing was changed",
        $"Look at it with: pgseal cert ca show --authority {Printable.Text(name)}, or give another --authority NAME"));
