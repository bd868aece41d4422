namespace Pgseal.Core.Hba.Reading;

/// <summary>A line before it is cut into words.</summary>
readonly record struct LogicalLine(int Number, HbaSpan Span, LineText Text, ByteText? Error);
