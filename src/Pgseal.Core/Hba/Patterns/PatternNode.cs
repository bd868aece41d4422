namespace Pgseal.Core.Hba.Patterns;

/// <summary>A parsed regular expression.</summary>
abstract record PatternNode
{
    PatternNode()
    {
    }

    /// <summary>One byte of a set.</summary>
    public sealed record Set(ByteSet Bytes) : PatternNode;

    /// <summary>Parts one after the other.</summary>
    public sealed record Sequence(ValueList<PatternNode> Parts) : PatternNode;

    public sealed record Choice(ValueList<PatternNode> Branches) : PatternNode;

    /// <param name="Most">Null is without bound.</param>
    public sealed record Repeat(PatternNode Part, int Least, int? Most) : PatternNode;

    /// <summary>A place that a byte of a set precedes, or nothing.</summary>
    public sealed record After(ByteSet Bytes, bool OrStart) : PatternNode;

    /// <summary>A place that a byte of a set follows, or nothing.</summary>
    public sealed record Before(ByteSet Bytes, bool OrEnd) : PatternNode;

    /// <summary>A place at which a match of the part begins, or none does.</summary>
    public sealed record Ahead(PatternNode Part, bool IsNegative) : PatternNode;

    /// <summary>A place at which a match of the part ends, or none does.</summary>
    public sealed record Behind(PatternNode Part, bool IsNegative) : PatternNode;
}
