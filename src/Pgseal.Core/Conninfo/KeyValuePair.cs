namespace Pgseal.Core.Conninfo;

/// <summary>One <c>keyword=value</c> of a key=value conninfo and where its value stands in the text.</summary>
sealed record KeyValuePair(string Keyword, string Value, Range At);
