namespace Pgseal.Core.Planning;

/// <summary>How long a member's certificate is good.</summary>
/// <param name="DueFrom">From then on it is renewed.</param>
/// <param name="IsNew">It is issued or imported now; else it is the one in use, which stays.</param>
public sealed record MemberExpiry(DateTimeOffset NotAfter, DateTimeOffset DueFrom, bool IsNew);
