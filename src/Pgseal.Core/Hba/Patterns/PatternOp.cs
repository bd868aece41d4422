namespace Pgseal.Core.Hba.Patterns;

/// <summary>What a state of a <see cref="PatternProgram"/> does.</summary>
enum PatternOp
{
    /// <summary>Reads one byte of its set.</summary>
    Read,

    /// <summary>Goes both ways.</summary>
    Split,

    /// <summary>Goes on if a byte of its set, or nothing, was just read.</summary>
    After,

    /// <summary>Goes on if a byte of its set, or nothing, is next.</summary>
    Before,

    /// <summary>Goes on under the condition that the part matches what follows, or does not.</summary>
    Ahead,

    /// <summary>Goes on if the part matches what ends here, or does not.</summary>
    Behind,
    Match,
}
