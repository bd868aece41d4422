namespace Pgseal.Core.Hba.Patterns;

/// <summary>A part that was looked for ahead, on its way: it must match, or must not.</summary>
sealed record PatternCondition(PatternThreads Threads, bool IsNegative)
{
    /// <summary>Equal for equal conditions.</summary>
    public string Key { get; } = $"{(IsNegative ? '!' : '=')}({Threads.Key})";
}
