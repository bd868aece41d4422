using Pgseal.Core.Sessions;

namespace Pgseal.Core.Posture;

/// <summary>A concrete connection that a rule admits: enough to try it.</summary>
/// <param name="Database">Ignored by the server when <paramref name="Replication"/> (physical) is true.</param>
/// <param name="Address">The client's; <c>[local]</c> for a Unix socket, as the server says.</param>
/// <param name="File">The file of the rule that admits it, as the server names it.</param>
/// <param name="Line">Its line, from 1.</param>
public sealed record Witness(ConnectionKind Kind, bool Replication, string Database, string User, string Address, string File, int Line);
