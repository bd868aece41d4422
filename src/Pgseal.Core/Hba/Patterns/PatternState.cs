namespace Pgseal.Core.Hba.Patterns;

/// <summary>A state of a <see cref="PatternProgram"/>.</summary>
/// <param name="Other">The second way of a split; the first state of what is looked for ahead; the number of what is looked for behind.</param>
/// <param name="Flag">Whether there may be nothing before or after; whether what is looked for must not be there.</param>
readonly record struct PatternState(PatternOp Op, int Next, ByteSet Bytes = default, int Other = 0, bool Flag = false)
{
    /// <param name="value">Null is the start or the end of the name.</param>
    public bool Takes(byte? value) => value is { } there ? Bytes.Contains(there) : Flag;
}
