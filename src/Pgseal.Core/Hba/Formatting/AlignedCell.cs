namespace Pgseal.Core.Hba.Formatting;

/// <summary>What stands in one column of a line.</summary>
/// <param name="Span">Empty where the line has nothing in this column.</param>
/// <param name="Width">In characters, once its own blanks are single.</param>
readonly record struct AlignedCell(HbaSpan Span, int Width)
{
    public bool IsEmpty => Span.Length == 0;
}
