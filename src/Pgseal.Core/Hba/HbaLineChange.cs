namespace Pgseal.Core.Hba;

/// <summary>One line of a conversion, to be shown.</summary>
/// <param name="Line">In the file as it was; of an inserted line, the one that it comes before.</param>
/// <param name="Before">Null for an inserted line.</param>
/// <param name="After">Null for a removed line.</param>
public sealed record HbaLineChange(string File, int Line, HbaChangeKind Kind, ByteText? Before, ByteText? After, string Reason);
