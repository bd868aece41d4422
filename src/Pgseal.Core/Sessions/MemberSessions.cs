using Pgseal.Core.Posture.Facts;

namespace Pgseal.Core.Sessions;

/// <summary>The sessions of one member.</summary>
/// <param name="Drained">How many in-scope plaintext sessions were ended just now.</param>
public sealed record MemberSessions(string Target, Observed<ValueList<Session>> Sessions, int Drained);
