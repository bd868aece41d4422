namespace Pgseal.Core.Hosts;

/// <summary>A configuration file's path, links resolved, and its text.</summary>
public sealed record ConfigText(string Path, string Text);
