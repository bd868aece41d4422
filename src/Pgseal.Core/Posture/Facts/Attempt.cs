using Pgseal.Core.Tls;

namespace Pgseal.Core.Posture.Facts;

/// <summary>One plaintext startup that answered no authentication request, and what the server did with it.</summary>
/// <param name="From">The client address it came from.</param>
public sealed record Attempt(string User, string Database, bool Replication, string From, DateTimeOffset At, AttemptOutcome Outcome)
{
    public string As => Replication ? $"replication user={User}" : $"user={User} dbname={Database}";
}
