namespace Pgseal.Core.Hosts;

/// <summary>Whether a need can be met by who runs pgseal and by the server's user.</summary>
/// <param name="ByRoot">False where no user can: on a read-only file system, over a mount point.</param>
/// <param name="Why">What stands against it for who runs pgseal; empty when nothing does.</param>
public sealed record PathAbility(string Path, Need Need, bool ByCaller, bool ByServerUser, bool ByRoot = true, string Why = "");
