namespace Pgseal.Core.Hba.Patterns;

/// <summary>A place in a name.</summary>
/// <param name="Last">The byte before it; null at the start.</param>
/// <param name="Next">The byte after it; null at the end.</param>
/// <param name="Behind">Which of the parts that are looked for behind end here.</param>
readonly record struct PatternPlace(byte? Last, byte? Next, bool[] Behind);
