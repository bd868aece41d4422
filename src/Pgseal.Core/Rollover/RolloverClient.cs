using System.Net;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Rollover;

/// <summary>Sessions that look alike, and whether their client is proven to trust the new authority.</summary>
/// <param name="Member">The server that they are on.</param>
/// <param name="Database">Null for a physical walsender.</param>
/// <param name="Since">How many of the sessions began after the server had loaded its new certificate.</param>
/// <param name="IsProven">It verifies against a file that holds the new authority, and did so with the new certificate.</param>
/// <param name="Why">What it was told by, in a clause.</param>
public sealed record RolloverClient(
    string Member, string? User, string? Database, string Application, IPAddress? Address, ConnectionKind Kind, int Sessions, int Since, bool IsProven, string Why);
