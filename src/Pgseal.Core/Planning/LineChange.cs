namespace Pgseal.Core.Planning;

/// <summary>One line of a rules file that changes or comes in.</summary>
/// <param name="Line">Its number before the change, from 1; of an inserted line the number of the line it goes before.</param>
/// <param name="Before">Null for an inserted line.</param>
/// <param name="After">Untrusted text like <paramref name="Before"/>: escaped when shown. Null for a removed line.</param>
public sealed record LineChange(int Line, string? Before, string? After);
