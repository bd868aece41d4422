namespace Pgseal.Core.Hba.Reading;

/// <summary>A line with its @files in place, spliced into the order of the whole list.</summary>
/// <param name="Error">If set, the columns are not looked at.</param>
/// <param name="Origin">Whose words the error is.</param>
readonly record struct ExpandedLine(string File, HbaLine Line, ValueList<HbaField> Fields, ByteText? Error, HbaDiagnosticOrigin Origin)
{
    /// <summary>Whether it refers to a file that was not looked at yet: then nothing can be said of it.</summary>
    public bool IsPending { get; init; }
}
