namespace Pgseal.Live.State;

/// <summary>A file as it was before a run changed it.</summary>
/// <param name="Path">Where it stood, links resolved.</param>
/// <param name="Mode">The permission bits.</param>
public sealed record Original(string Path, byte[] Bytes, uint Uid, uint Gid, int Mode);
