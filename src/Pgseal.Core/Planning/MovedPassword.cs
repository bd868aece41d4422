using Pgseal.Core.Conninfo;

namespace Pgseal.Core.Planning;

/// <summary>A password that leaves a primary_conninfo for a password file, because the server writes every new value of that setting into its log.</summary>
/// <param name="File">The password file; only the server's user may read it.</param>
/// <param name="Line">What it holds: libpq's <c>host:port:database:user:password</c>, for everything that the one conninfo dials.</param>
/// <param name="Conninfo">The value with the file named in the password's place, and nothing else changed.</param>
public sealed record MovedPassword(string File, Secret Line, Secret Conninfo);
