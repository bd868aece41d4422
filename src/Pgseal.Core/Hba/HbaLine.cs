namespace Pgseal.Core.Hba;

/// <summary>A logical line: what the server reads as one, over continued physical lines.</summary>
/// <param name="Number">The number the server gives it: that of its first physical line, from 1.</param>
/// <param name="Span">Its bytes with every line ending.</param>
/// <param name="Fields">Its columns as they stand in the file.</param>
/// <param name="Error">What the server says about the line before it looks at the columns.</param>
public sealed record HbaLine(int Number, HbaSpan Span, ValueList<ValueList<HbaRawToken>> Fields, ByteText? Error);
