namespace Pgseal.Core.Evidence;

/// <summary>One statement as it was sent, and all that came back.</summary>
/// <param name="Target">The server it was sent to, without a password.</param>
/// <param name="Database">The database of the session.</param>
/// <param name="At">When it was sent.</param>
/// <param name="Parameters">The values of $1, $2, … as text.</param>
/// <param name="Rows">Cells as text, in the order of <paramref name="Columns"/>; null is SQL's null. Secrets are masked (<see cref="Masked"/>).</param>
/// <param name="Refused">The server's error; null when it answered.</param>
public sealed record SqlExchange(
    string Target,
    string Database,
    DateTimeOffset At,
    string Sql,
    ValueList<string?> Parameters,
    ValueList<string> Columns,
    ValueList<ValueList<string?>> Rows,
    string? Refused);
