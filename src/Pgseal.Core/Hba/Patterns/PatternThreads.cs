namespace Pgseal.Core.Hba.Patterns;

/// <summary>The threads of a run between two bytes.</summary>
sealed class PatternThreads
{
    public PatternThreads(IEnumerable<PatternThread> threads)
    {
        All = [.. threads.OrderBy(thread => thread.State).ThenBy(thread => thread.Conditions)];
        Key = string.Join(',', All.Select(thread => thread.Conditions == 0 ? $"{thread.State}" : $"{thread.State}:{thread.Conditions}"));
    }

    public static PatternThreads None { get; } = new([]);

    public IReadOnlyList<PatternThread> All { get; }

    /// <summary>Equal for equal threads of one run.</summary>
    public string Key { get; }
}
