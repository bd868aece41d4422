namespace Pgseal.Core.Hba.Patterns;

/// <summary>A parsed regular expression.</summary>
abstract record PatternNode
{
    PatternNode()
    {
    }

    /// <summary>One byte of a set.</summary>
    public sealed record Set(ByteSet Bytes) : PatternNode;

    /// <summary>Parts one after the other; none of them is the empty expression.</summary>
    public sealed record Sequence(ValueList<PatternNode> Parts) : PatternNode;

    public sealed record Choice(ValueList<PatternNode> Branches) : PatternNode;

    /// <param name="Most">Null is without bound.</param>
    public sealed record Repeat(PatternNode Part, int Least, int? Most) : PatternNode;

    /// <summary>The start or the end of the name.</summary>
    public sealed record Anchor(bool AtEnd) : PatternNode;

    /// <summary>Something that is valid and that this engine does not decide.</summary>
    public sealed record Undecided : PatternNode;
}
