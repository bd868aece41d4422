namespace Pgseal.Core.Planning;

/// <summary>A reason to refuse the whole change before anything is touched (exit 4).</summary>
/// <param name="What">One sentence: what stands in the way.</param>
/// <param name="Where">The member, file or setting.</param>
/// <param name="Next">The next command to type, or what to change first.</param>
public sealed record Blocker(string What, string Where, string Next);
