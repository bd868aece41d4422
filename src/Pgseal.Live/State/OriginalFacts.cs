namespace Pgseal.Live.State;

/// <summary>What is stored beside the bytes of an original.</summary>
sealed record OriginalFacts(string Path, uint Uid, uint Gid, int Mode);
