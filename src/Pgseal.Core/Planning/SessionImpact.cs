namespace Pgseal.Core.Planning;

/// <summary>What enforcement means for clients of one description that are on in-scope plaintext now.</summary>
/// <param name="Count">How many sessions look like this.</param>
/// <param name="Because">Why it is expected, or what is not known about it.</param>
public sealed record SessionImpact(
    string? User,
    string? Database,
    string? Address,
    string ApplicationName,
    bool IsWalsender,
    int Count,
    Expectation Expectation,
    string Because);
