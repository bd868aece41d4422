namespace Pgseal.Core.Hba.Patterns;

/// <summary>A set of byte values.</summary>
readonly record struct ByteSet(UInt128 Low, UInt128 High)
{
    static readonly UInt128 Letters = (UInt128.One << 26) - 1;

    public static ByteSet All { get; } = new(UInt128.MaxValue, UInt128.MaxValue);

    public bool Contains(byte value) => ((value < 128 ? Low >> value : High >> (value - 128)) & 1) == 1;

    /// <summary>Values above 255 are characters that no byte is: they match nothing.</summary>
    public ByteSet With(uint value) => value switch
    {
        < 128 => this with { Low = Low | (UInt128.One << (int)value) },
        < 256 => this with { High = High | (UInt128.One << (int)(value - 128)) },
        _ => this,
    };

    public ByteSet WithRange(uint first, uint last)
    {
        var set = this;
        for (var value = first; value <= Math.Min(last, 255); value++)
            set = set.With(value);
        return set;
    }

    public ByteSet Union(ByteSet other) => new(Low | other.Low, High | other.High);

    public ByteSet Intersect(ByteSet other) => new(Low & other.Low, High & other.High);

    public ByteSet Complement() => new(~Low, ~High);

    /// <summary>With the other case of each ASCII letter: the C locale has no other letters.</summary>
    public ByteSet WithBothCases()
    {
        var (upper, lower) = (Low & Letters << 'A', Low & Letters << 'a');
        return this with { Low = Low | upper << ('a' - 'A') | lower >> ('a' - 'A') };
    }

    public static ByteSet Where(Func<char, bool> isMember)
    {
        var set = default(ByteSet);
        for (var value = 0u; value < 128; value++)
        {
            if (isMember((char)value))
                set = set.With(value);
        }
        return set;
    }
}
