using System.Net;

namespace Pgseal.Core.Tls;

/// <summary>One try of a connection without credentials: it holds for this address, user, database and moment only.</summary>
/// <param name="TriedFrom">The address that the server saw, barring NAT; null when no TCP connection was made.</param>
public sealed record Attempt(AttemptOutcome Outcome, IPAddress? TriedFrom, Login TriedAs, DateTimeOffset At);
