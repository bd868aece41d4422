namespace Pgseal.Core.Conninfo.Guarantees;

/// <summary>The client's files, as far as they decide what settings mean.</summary>
/// <param name="Exists">Whether there is a file of this path.</param>
/// <param name="ReadPassFile">The text of a password file; null where it does not exist, cannot be read, or is open to others.</param>
public sealed record ClientFiles(Func<string, bool> Exists, Func<string, string?> ReadPassFile);
